package io.darkroom.contract.serde;

import io.darkroom.contract.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The schemas of this working copy that stand alone: values of topics and of stores, self-contained. Any thread. */
final class CurrentSchemas {

    static final Path FOLDER = Path.of("..", "..", "schemas");
    private static final String STORES = "io.darkroom.contract.stores.";

    private CurrentSchemas() {}

    static List<Schema> all() {
        List<Schema> all = new ArrayList<>();
        try (WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
            for (Topic<?> topic : new Topics("", serdes).all(List.of("any", Topics.ASSET_STAGE))) {
                if (topic.value() instanceof TypedSerde<?> serde && !all.contains(serde.published())) {
                    all.add(serde.published());
                }
            }
        }
        all.addAll(stores());
        return List.copyOf(all);
    }

    private static List<Schema> stores() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("stores"))) {
            return files.map(file -> file.getFileName().toString().replace(".avsc", ""))
                    .sorted()
                    .map(name -> SchemaText.published(generated(STORES + name)))
                    .filter(schema -> schema.getType() == Schema.Type.RECORD)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema generated(String className) {
        try {
            return SpecificData.get().getSchema(Class.forName(className));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("schemas/stores has a file without a class", e);
        }
    }
}
