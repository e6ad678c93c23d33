package io.darkroom.app.config.source;

import io.darkroom.app.config.setting.PropertyTable;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads darkroom.yaml into properties; nested and dotted keys mean the same. Any thread. */
public final class YamlFile {

    private static final int MOST_BYTES = 1 << 20;

    private YamlFile() {}

    /**
     * The properties of a file, each known.
     *
     * @param label how messages name the file
     */
    public static Map<String, String> read(Path file, String label) {
        Map<String, String> properties = parse(file, label);
        for (String name : properties.keySet()) {
            if (PropertyTable.of(name).isEmpty()) {
                throw UserError.usage(unknown(label, name));
            }
        }
        return properties;
    }

    private static Map<String, String> parse(Path file, String label) {
        try {
            return properties(label, text(file, label));
        } catch (UserError e) {
            throw e;
        } catch (CharacterCodingException e) {
            throw UserError.usage(label + " is not UTF-8.", e);
        } catch (IOException e) {
            throw UserError.usage(label + " cannot be read: " + FileTrouble.of(e) + ".", e);
        } catch (RuntimeException e) {
            throw UserError.usage(label + " is not valid YAML: " + oneLine(e), e);
        }
    }

    /** The properties of a YAML text; those without a value are left out. */
    public static Map<String, String> properties(String label, String text) throws IOException {
        Map<String, String> properties = new TreeMap<>();
        new YamlConfigSource(label, text).getProperties().forEach((key, value) -> {
            if (!key.endsWith("]") && !value.isBlank()) {
                properties.put(key.replace("\"", ""), value.strip());
            }
        });
        return properties;
    }

    private static String text(Path file, String label) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw UserError.usage(label + " is larger than 1 MiB; it is no configuration.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static String unknown(String file, String name) {
        String successor = PropertyTable.SUCCESSORS.get(name);
        if (successor != null) {
            return "%s is no setting any more (from %s); %s takes its place.".formatted(name, file, successor);
        }
        return PropertyTable.isSection(name)
                ? "%s is a section, not a setting, in %s; such as %s."
                        .formatted(name, file, PropertyTable.nearest(name))
                : "%s is not a setting (from %s); did you mean %s?".formatted(name, file, PropertyTable.nearest(name));
    }

    private static String oneLine(RuntimeException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .limit(3)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
