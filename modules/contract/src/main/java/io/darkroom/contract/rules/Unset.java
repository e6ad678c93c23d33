package io.darkroom.contract.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Finds what is null and must not be: a record made without its builder, a null in a list or a map. Pure, any thread. */
public final class Unset {
    private final List<Violation> found = new ArrayList<>();

    private Unset() {}

    /** One violation for each such field, in the order of the fields. */
    public static List<Violation> fields(CatalogChange change) {
        Unset unset = new Unset();
        unset.look(change.getSchema(), change, "");
        return unset.found;
    }

    private void look(Schema schema, @Nullable Object value, String path) {
        if (value == null) {
            if (!schema.isNullable()) {
                found.add(new Violation(path, "must be set", "null"));
            }
        } else if (value instanceof IndexedRecord part) {
            part.getSchema()
                    .getFields()
                    .forEach(field -> look(field.schema(), part.get(field.pos()), path(path, field)));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                look(schema.getElementType(), list.get(i), path + "[" + i + "]");
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> look(schema.getValueType(), each, path + "." + name));
        }
    }

    private static String path(String path, Schema.Field field) {
        return path.isEmpty() ? field.name() : path + "." + field.name();
    }
}
