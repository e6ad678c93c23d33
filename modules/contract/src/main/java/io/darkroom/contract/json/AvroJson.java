package io.darkroom.contract.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro values, generic or of our classes, in the JSON notation: a union is its value, a timestamp ISO 8601 in UTC,
 * bytes are base64. Fields keep the order of the schema. {@link RecordJson} reads it. One thread.
 */
public final class AvroJson {
    private final JsonGenerator json;

    public AvroJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes one value of any schema. */
    public void write(Schema schema, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (schema.getType()) {
            case UNION -> write(branch(schema, value), value);
            case RECORD -> record((IndexedRecord) value);
            case ARRAY -> array(schema.getElementType(), (Collection<?>) value);
            case MAP -> map(schema.getValueType(), (Map<?, ?>) value);
            case BYTES -> json.writeBinary(bytes((ByteBuffer) value));
            case FIXED -> json.writeBinary(((GenericFixed) value).bytes());
            case STRING, ENUM -> json.writeString(value.toString());
            case INT -> json.writeNumber((int) value);
            case LONG -> number(schema, value);
            case FLOAT -> json.writeNumber((float) value);
            case DOUBLE -> json.writeNumber((double) value);
            case BOOLEAN -> json.writeBoolean((boolean) value);
            case NULL -> json.writeNull();
        }
    }

    private void record(IndexedRecord record) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            write(field.schema(), record.get(field.pos()));
        }
        json.writeEndObject();
    }

    private void array(Schema element, Collection<?> values) throws IOException {
        json.writeStartArray();
        for (Object each : values) {
            write(element, each);
        }
        json.writeEndArray();
    }

    private void map(Schema type, Map<?, ?> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            json.writeFieldName(String.valueOf(each.getKey()));
            write(type, each.getValue());
        }
        json.writeEndObject();
    }

    private void number(Schema schema, Object value) throws IOException {
        if (value instanceof Instant instant) {
            json.writeString(instant.toString());
        } else {
            number(schema, (long) value);
        }
    }

    private void number(Schema schema, long value) throws IOException {
        LogicalType logical = schema.getLogicalType();
        switch (logical == null ? "" : logical.getName()) {
            case "timestamp-millis" ->
                json.writeString(Instant.ofEpochMilli(value).toString());
            case "timestamp-micros" ->
                json.writeString(Instant.EPOCH
                        .plusNanos(Math.multiplyExact(Math.floorMod(value, 1_000_000L), 1_000L))
                        .plusSeconds(Math.floorDiv(value, 1_000_000L))
                        .toString());
            default -> json.writeNumber(value);
        }
    }

    private static Schema branch(Schema union, Object value) {
        return value instanceof Instant ? timestamp(union) : branchOfPlainData(union, value);
    }

    private static Schema timestamp(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getLogicalType() != null)
                .findFirst()
                .orElseThrow();
    }

    private static Schema branchOfPlainData(Schema union, Object value) {
        return union.getTypes().get(PlainData.INSTANCE.resolveUnion(union, value));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
