package io.darkroom.contract.serde;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The named types inside a schema. Any thread. */
final class SchemaTree {

    private SchemaTree() {}

    static Map<String, Schema> named(Schema root) {
        Map<String, Schema> named = new LinkedHashMap<>();
        collect(root, named);
        return named;
    }

    private static void collect(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM, FIXED -> named.putIfAbsent(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            case UNION -> List.copyOf(schema.getTypes()).forEach(type -> collect(type, named));
            default -> {}
        }
    }
}
