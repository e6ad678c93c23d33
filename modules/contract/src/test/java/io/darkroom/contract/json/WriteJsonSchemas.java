package io.darkroom.contract.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Writes {@code schemas/*.schema.json}; see {@code schemas/RELEASING.md}. Its name keeps it out of ordinary test runs:
 * {@code ./mvnw test -pl modules/contract -Dtest=WriteJsonSchemas}.
 */
class WriteJsonSchemas {

    @Test
    void asTheAvroSchemasSay() throws IOException {
        for (Map.Entry<Path, String> file : JsonSchemaFiles.expected().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }
}
