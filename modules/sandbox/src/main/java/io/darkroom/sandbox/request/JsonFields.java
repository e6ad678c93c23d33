package io.darkroom.sandbox.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a body that is one JSON object. Nested values are known by name only. One thread. */
public final class JsonFields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> values = new HashMap<>();
    private @Nullable WrongType wrong;

    private JsonFields() {}

    /** The first field that was asked for and has another type. */
    public record WrongType(String name, String expected) {}

    /**
     * Reads a body.
     *
     * @throws IOException when it is anything but one JSON object
     */
    public static JsonFields read(byte[] body) throws IOException {
        JsonFields fields = new JsonFields();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The body must be a JSON object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                fields.put(name, parser, parser.nextToken());
            }
            if (parser.nextToken() != null) {
                throw new IOException("The body must be one JSON object.");
            }
        }
        return fields;
    }

    /** A text; empty when it is absent or null. */
    public String text(String name) {
        Object value = values.getOrDefault(name, "");
        if (value instanceof String text) {
            return text;
        }
        mistyped(name, "a string");
        return "";
    }

    /** A whole number. */
    public int number(String name, int otherwise) {
        Object value = values.getOrDefault(name, otherwise);
        if (value instanceof Integer number) {
            return number;
        }
        mistyped(name, "an integer");
        return otherwise;
    }

    public Optional<WrongType> wrong() {
        return Optional.ofNullable(wrong);
    }

    private void put(String name, JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            values.put(name, parser.getText());
        } else if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            values.put(name, parser.getIntValue());
        } else if (value == JsonToken.VALUE_NULL) {
            values.remove(name);
        } else {
            parser.skipChildren();
            values.put(name, value);
        }
    }

    private void mistyped(String name, String expected) {
        wrong = wrong == null ? new WrongType(name, expected) : wrong;
    }
}
