package io.darkroom.contract.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** The JSON Schema files that are committed, and what should be in them. Any thread. */
final class JsonSchemaFiles {
    private static final Path FOLDER = Path.of("..", "..", "schemas");

    private JsonSchemaFiles() {}

    /** What people write, then what they read. */
    static Map<Path, String> expected() {
        Map<Path, String> files = new LinkedHashMap<>();
        put(files, JsonSchemas.input(CatalogChange.getClassSchema()));
        for (Schema schema : java.util.List.of(
                ImageCompleted.getClassSchema(),
                ImageAssets.getClassSchema(),
                ImageFailed.getClassSchema(),
                GenerationStatus.getClassSchema())) {
            put(files, JsonSchemas.output(schema));
        }
        return files;
    }

    static Path file(String name) {
        return FOLDER.resolve(name + ".schema.json");
    }

    private static void put(Map<Path, String> files, ObjectNode document) {
        files.put(file(document.path("title").asText()), document.toPrettyString() + "\n");
    }
}
