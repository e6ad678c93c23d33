package io.darkroom.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.contract.text.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of the JSON notation, and how to say so. Any thread. */
final class Expected {
    private static final int SHOWN = 60;

    private Expected() {}

    /** As a rule, such as {@code must be a whole number}. */
    static String of(Schema schema) {
        return "must be " + noun(schema);
    }

    private static String noun(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> noun(branch(schema)) + " or null";
            case RECORD -> "an object";
            case ARRAY -> "a list";
            case MAP -> "an object of texts";
            case ENUM -> "one of " + String.join(", ", schema.getEnumSymbols());
            case INT -> "a whole number of 32 bits";
            case LONG -> schema.getLogicalType() == null ? "a whole number" : "a time such as 2026-11-20T12:00:00Z";
            case BOOLEAN -> "true or false";
            case FLOAT, DOUBLE -> "a number";
            case NULL -> "null";
            case STRING, BYTES, FIXED -> "text";
        };
    }

    /** What a union has besides null. */
    static Schema branch(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    /** The time in milliseconds; null when it is none, lacks its offset from UTC, or is too far away for a record. */
    static @Nullable Instant time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return Instant.ofEpochMilli(time.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** What was found, short. */
    static String shown(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case MISSING -> "nothing";
            default -> Texts.cut(json.toString(), SHOWN);
        };
    }
}
