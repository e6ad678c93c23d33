package io.darkroom.contract.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** Schemas as text. Any thread. */
public final class SchemaText {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One object per schema, so that comparing two of them per record costs nothing. */
    private static final Map<Schema, Schema> PUBLISHED = new ConcurrentHashMap<>();

    private SchemaText() {}

    /**
     * The schema without {@code avro.java.string}, which the class generator adds: what the registry keeps and what
     * others read is the schema of the {@code .avsc} file.
     */
    public static Schema published(Schema generated) {
        return PUBLISHED.computeIfAbsent(generated, SchemaText::stripped);
    }

    private static Schema stripped(Schema generated) {
        try {
            JsonNode json = MAPPER.readTree(generated.toString());
            strip(json);
            return new Schema.Parser().parse(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that is no JSON", e);
        }
    }

    private static void strip(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove("avro.java.string");
        }
        json.forEach(SchemaText::strip);
    }
}
