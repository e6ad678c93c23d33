package io.darkroom.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JSON Schema (2020-12) of a record from its Avro schema: one contract, two notations. One thread.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class JsonSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final boolean closed;
    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    private JsonSchemas(boolean closed) {
        this.closed = closed;
    }

    /** What Darkroom reads: a field that is not in the schema is an error. */
    public static ObjectNode input(Schema record) {
        return new JsonSchemas(true).document(record);
    }

    /** What Darkroom writes: fields may be added by later versions, so readers must pass over what they do not know. */
    public static ObjectNode output(Schema record) {
        return new JsonSchemas(false).document(record);
    }

    private ObjectNode document(Schema schema) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("$schema", DIALECT);
        document.put("$id", "urn:darkroom:" + schema.getName());
        document.put("title", schema.getName());
        document.setAll(record(schema));
        if (!definitions.isEmpty()) {
            document.set("$defs", definitions);
        }
        return document;
    }

    private ObjectNode record(Schema schema) {
        ObjectNode made = object("object");
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Schema.Field field : schema.getFields()) {
            properties.set(field.name(), field(field));
            if (!field.hasDefaultValue()) {
                required.add(field.name());
            }
        }
        describe(made, schema.getDoc());
        made.set("properties", properties);
        made.set("required", required);
        if (closed) {
            made.put("additionalProperties", false);
        }
        return made;
    }

    private ObjectNode field(Schema.Field field) {
        ObjectNode made = type(field.schema());
        describe(made, field.doc());
        if (field.hasDefaultValue()) {
            made.set("default", defaultOf(field));
        }
        return made;
    }

    private ObjectNode type(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> nullable(type(Expected.branch(schema)));
            case RECORD, ENUM -> reference(schema);
            case ARRAY -> object("array").set("items", type(schema.getElementType()));
            case MAP -> object("object").set("additionalProperties", type(schema.getValueType()));
            case INT -> object("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
            case LONG ->
                schema.getLogicalType() == null
                        ? object("integer")
                        : object("string").put("format", "date-time");
            case BOOLEAN -> object("boolean");
            case FLOAT, DOUBLE -> object("number");
            case STRING, BYTES, FIXED -> object("string");
            case NULL -> object("null");
        };
    }

    /** Null or this. */
    private static ObjectNode nullable(ObjectNode made) {
        if (made.has("type")) {
            ArrayNode types = JsonNodeFactory.instance.arrayNode();
            types.add(made.get("type")).add("null");
            made.set("type", types);
            return made;
        }
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(made).add(object("null"));
        return either;
    }

    private ObjectNode reference(Schema named) {
        if (!definitions.has(named.getName())) {
            definitions.putNull(named.getName()); // keeps its place while it is made
            definitions.set(named.getName(), named.getType() == Schema.Type.ENUM ? symbols(named) : record(named));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + named.getName());
    }

    /** A value that a later version adds is read as the default symbol by those who know it not. */
    private ObjectNode symbols(Schema schema) {
        ObjectNode made = object("string");
        describe(made, schema.getDoc());
        if (closed) {
            schema.getEnumSymbols().forEach(made.putArray("enum")::add);
        } else {
            schema.getEnumSymbols().forEach(made.putArray("examples")::add);
        }
        return made;
    }

    private static JsonNode defaultOf(Schema.Field field) {
        Object value = field.defaultVal();
        return JsonProperties.NULL_VALUE.equals(value)
                ? JsonNodeFactory.instance.nullNode()
                : MAPPER.valueToTree(value);
    }

    private static void describe(ObjectNode made, @Nullable String doc) {
        if (doc != null) {
            made.put("description", doc);
        }
    }

    private static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
