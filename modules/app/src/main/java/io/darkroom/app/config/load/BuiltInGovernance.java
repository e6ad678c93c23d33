package io.darkroom.app.config.load;

import io.darkroom.app.config.source.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The placements and models that are known from the start. Any thread. */
final class BuiltInGovernance {
    private static final String FILE = "governance.yaml";

    private BuiltInGovernance() {}

    /** Their settings by name. */
    static Map<String, String> settings() {
        try (InputStream in = Objects.requireNonNull(BuiltInGovernance.class.getResourceAsStream(FILE))) {
            return YamlFile.properties(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
