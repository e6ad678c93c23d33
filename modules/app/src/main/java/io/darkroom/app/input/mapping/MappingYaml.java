package io.darkroom.app.input.mapping;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A mapping file as it is written, and what it says about the form of the CSV. Any thread. */
final class MappingYaml {
    /** Name of the group that tells how the CSV is written; every other one is a field of the event. */
    static final String CSV = "csv";

    private static final int MOST_BYTES = 1 << 20;
    private static final List<String> FORM = List.of("delimiter", "charset");

    private MappingYaml() {}

    /**
     * How the CSV is written.
     *
     * @param delimiter what stands between values; empty is found
     * @param charset what its bytes are; empty is UTF-8, or what its byte order mark says
     */
    record Form(Optional<Character> delimiter, Optional<Charset> charset) {}

    /** The top of the file. */
    static Spot read(Path file) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text(file)));
            if (root == null) {
                throw UserError.usage(file + " is empty.");
            }
            return new Spot(file.toString(), "", root);
        } catch (MarkedYAMLException e) {
            throw UserError.usage(
                    "%s line %d is not valid YAML: %s."
                            .formatted(file, e.getProblemMark().getLine() + 1, e.getProblem()),
                    e);
        } catch (YAMLException e) {
            throw UserError.usage(file + " is not valid YAML: " + e.getMessage() + ".", e);
        } catch (CharacterCodingException e) {
            throw UserError.usage(file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw UserError.usage(file + " cannot be read: " + FileTrouble.of(e) + ".", e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw UserError.usage(file + " is larger than 1 MiB; it is no mapping.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** What the file says about the form of the CSV. */
    static Form form(Spot root) {
        Spot csv = root.fields("the fields of an event").get(CSV);
        if (csv == null) {
            return new Form(Optional.empty(), Optional.empty());
        }
        Map<String, Spot> fields = csv.fields("a group of delimiter and charset");
        fields.forEach((name, spot) -> {
            if (!FORM.contains(name)) {
                throw spot.wrong("is not known here"
                        + Nearest.of(FORM, name)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; " + CSV + " has " + String.join(" and ", FORM)));
            }
        });
        return new Form(
                Optional.ofNullable(fields.get("delimiter")).map(MappingYaml::delimiter),
                Optional.ofNullable(fields.get("charset")).map(MappingYaml::charset));
    }

    private static char delimiter(Spot spot) {
        String text = spot.scalar().equals("tab") ? "\t" : spot.scalar();
        if (text.length() != 1 || "\"\r\n".contains(text) || Character.isLetterOrDigit(text.charAt(0))) {
            throw spot.wrong("must be one character such as \";\", or tab, was " + text);
        }
        return text.charAt(0);
    }

    private static Charset charset(Spot spot) {
        try {
            return Charset.forName(spot.scalar());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw spot.wrong("must be a character set such as UTF-8, ISO-8859-1 or windows-1252, was " + spot.scalar());
        }
    }
}
