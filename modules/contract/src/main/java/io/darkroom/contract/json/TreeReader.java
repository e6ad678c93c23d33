package io.darkroom.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.contract.text.Characters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** Makes values of our record classes from a JSON tree and notes everything that does not fit. One thread. */
final class TreeReader {
    private final SpecificData model;
    private final List<JsonRead.Problem> problems;

    TreeReader(SpecificData model, List<JsonRead.Problem> problems) {
        this.model = model;
        this.problems = problems;
    }

    /** A record; null when it cannot be made, with the reason noted. */
    @Nullable
    Object record(Schema schema, JsonNode json, String path) {
        if (!json.isObject()) {
            return wrong(path, "must be an object", json);
        }
        IndexedRecord record = (IndexedRecord) model.newRecord(null, schema);
        int before = problems.size();
        unknown(schema, json, path);
        Map<Integer, @Nullable Object> values = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            values.put(field.pos(), field(field, json, within(path, field.name())));
        }
        if (problems.size() > before) {
            return null;
        }
        values.forEach(record::put);
        return record;
    }

    private void unknown(Schema schema, JsonNode json, String path) {
        List<String> names = schema.getFields().stream().map(Schema.Field::name).toList();
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                note(within(path, name), "is not a field of " + schema.getName() + Suggestion.of(names, name));
            }
        });
    }

    private @Nullable Object field(Schema.Field field, JsonNode json, String path) {
        JsonNode value = json.get(field.name());
        if (value != null) {
            return value(field.schema(), value, path);
        }
        if (field.hasDefaultValue()) {
            return model.deepCopy(field.schema(), model.getDefaultValue(field));
        }
        return note(path, "is missing; it " + Expected.of(field.schema()));
    }

    private @Nullable Object value(Schema schema, JsonNode json, String path) {
        return switch (schema.getType()) {
            case UNION -> union(schema, json, path);
            case RECORD -> record(schema, json, path);
            case ARRAY -> array(schema, json, path);
            case MAP -> map(schema, json, path);
            case ENUM -> symbol(schema, json, path);
            case STRING -> text(schema, json, path);
            case INT -> number(schema, json, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG ->
                schema.getLogicalType() == null
                        ? number(schema, json, path, Long.MIN_VALUE, Long.MAX_VALUE)
                        : time(schema, json, path);
            case BOOLEAN -> json.isBoolean() ? json.booleanValue() : wrong(schema, json, path);
            case DOUBLE -> json.isNumber() ? json.doubleValue() : wrong(schema, json, path);
            case NULL, FLOAT, BYTES, FIXED ->
                throw new IllegalStateException("the contract has no " + schema.getType());
        };
    }

    /** The contract's unions are null or something. */
    private @Nullable Object union(Schema union, JsonNode json, String path) {
        return json.isNull() ? null : value(Expected.branch(union), json, path);
    }

    private Object array(Schema schema, JsonNode json, String path) {
        List<@Nullable Object> values = new ArrayList<>();
        if (!json.isArray()) {
            wrong(schema, json, path);
        }
        for (int i = 0; i < json.size() && json.isArray(); i++) {
            values.add(value(schema.getElementType(), json.get(i), path + "[" + i + "]"));
        }
        return values;
    }

    private Object map(Schema schema, JsonNode json, String path) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (!json.isObject()) {
            wrong(schema, json, path);
        }
        json.properties()
                .forEach(each -> values.put(
                        each.getKey(), value(schema.getValueType(), each.getValue(), within(path, each.getKey()))));
        return values;
    }

    private @Nullable Object symbol(Schema schema, JsonNode json, String path) {
        return json.isTextual() && schema.hasEnumSymbol(json.textValue())
                ? model.createEnum(json.textValue(), schema)
                : wrong(schema, json, path);
    }

    private @Nullable Object text(Schema schema, JsonNode json, String path) {
        if (!json.isTextual()) {
            return wrong(schema, json, path);
        }
        return Characters.whole(json.textValue())
                ? json.textValue()
                : note(path, "must be text; it holds half a surrogate pair");
    }

    private @Nullable Object number(Schema schema, JsonNode json, String path, long least, long most) {
        boolean fits = json.isNumber()
                && json.canConvertToExactIntegral()
                && json.canConvertToLong()
                && json.longValue() >= least
                && json.longValue() <= most;
        if (!fits) {
            return wrong(schema, json, path);
        }
        // Not one conditional expression: it would make both of them a Long.
        if (schema.getType() == Schema.Type.INT) {
            return (int) json.longValue();
        }
        return json.longValue();
    }

    private @Nullable Object time(Schema schema, JsonNode json, String path) {
        Instant time = json.isTextual() ? Expected.time(json.textValue()) : null;
        return time == null ? wrong(schema, json, path) : time;
    }

    private @Nullable Object wrong(Schema schema, JsonNode json, String path) {
        return wrong(path, Expected.of(schema), json);
    }

    private @Nullable Object wrong(String path, String expected, JsonNode found) {
        problems.add(new JsonRead.Problem(path, expected, Optional.of(Expected.shown(found))));
        return null;
    }

    private @Nullable Object note(String path, String rule) {
        problems.add(new JsonRead.Problem(path, rule));
        return null;
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
