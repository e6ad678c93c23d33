package io.darkroom.contract.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Characters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds what no record can hold: a null that must not be one (a record made without its builder, a null in a list or a
 * map), half of a surrogate pair, which would arrive as a question mark, a time that does not fit in milliseconds. Pure,
 * any thread.
 */
public final class Unwritable {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final List<Violation> found = new ArrayList<>();

    private Unwritable() {}

    /** One violation for each such field, in the order of the fields. */
    public static List<Violation> fields(CatalogChange change) {
        Unwritable unwritable = new Unwritable();
        unwritable.look(change.getSchema(), change, "");
        return unwritable.found;
    }

    private void look(Schema schema, @Nullable Object value, String path) {
        switch (value) {
            case null -> require(schema.isNullable(), path, "must be set", "null");
            case String text -> require(Characters.whole(text), path, Findings.WHOLE, text);
            case Instant time ->
                require(!time.isBefore(FIRST) && !time.isAfter(LAST), path, "must fit in milliseconds", time);
            case IndexedRecord part ->
                part.getSchema()
                        .getFields()
                        .forEach(field -> look(field.schema(), part.get(field.pos()), path(path, field)));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    look(schema.getElementType(), list.get(i), path + "[" + i + "]");
                }
            }
            case Map<?, ?> map -> map.forEach((name, each) -> entry(schema, path, String.valueOf(name), each));
            default -> {}
        }
    }

    private void entry(Schema map, String path, String name, @Nullable Object value) {
        require(Characters.whole(name), path, "names " + Findings.WHOLE, name);
        look(map.getValueType(), value, path + "." + name);
    }

    private void require(boolean holds, String path, String rule, Object value) {
        if (!holds) {
            found.add(Findings.violation(path, rule, value));
        }
    }

    private static String path(String path, Schema.Field field) {
        return path.isEmpty() ? field.name() : path + "." + field.name();
    }
}
