package io.darkroom.contract.serde;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Writes the next released version of the contract; see {@code schemas/RELEASING.md}. Its name keeps it out of ordinary
 * test runs: {@code ./mvnw test -pl modules/contract -Dtest=ReleaseContract}.
 */
class ReleaseContract {

    private static final Path RELEASED = CurrentSchemas.FOLDER.resolve("released");

    @Test
    void writeTheNextVersionWhenSomethingChanged() throws IOException {
        List<Schema> current = CurrentSchemas.all();
        int latest = latest();
        if (latest > 0 && current.stream().allMatch(schema -> isReleased(schema, latest))) {
            return;
        }
        Path folder = Files.createDirectories(RELEASED.resolve(Integer.toString(latest + 1)));
        for (Schema schema : current) {
            Files.writeString(folder.resolve(schema.getName() + ".avsc"), pretty(schema));
        }
        Files.writeString(RELEASED.resolve("LATEST"), (latest + 1) + "\n");
    }

    private static String pretty(Schema schema) throws IOException {
        return new ObjectMapper().readTree(schema.toString()).toPrettyString() + "\n";
    }

    private static int latest() throws IOException {
        Path file = RELEASED.resolve("LATEST");
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : 0;
    }

    private static boolean isReleased(Schema schema, int version) {
        Path file = RELEASED.resolve(Integer.toString(version)).resolve(schema.getName() + ".avsc");
        try {
            return Files.exists(file)
                    && new Schema.Parser().parse(file.toFile()).equals(schema);
        } catch (IOException e) {
            return false;
        }
    }
}
