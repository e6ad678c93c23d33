package io.darkroom.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.contract.serde.stored.TrustedRecords;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record class in the JSON notation of the contract, which {@code schemas/*.schema.json} describe: names of the Avro
 * fields, times as ISO 8601 with an offset. What has a default may be left out; anything unknown is a problem, and all
 * problems of a record are found at once. What is written can be read, and {@code darkroom tail} prints the same. Any
 * thread.
 */
public final class RecordJson<T extends SpecificRecord> {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectReader TREE = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Class<T> type;
    private final SpecificData model;
    private final Schema schema;

    private RecordJson(Class<T> type) {
        TrustedRecords.trust();
        this.type = type;
        this.model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
    }

    /** The notation of one record class. */
    public static <T extends SpecificRecord> RecordJson<T> of(Class<T> type) {
        return new RecordJson<>(type);
    }

    /** One line, without its end. */
    public String write(T value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new AvroJson(json).write(schema, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads the text of one JSON object. */
    public JsonRead<T> read(String text) {
        JsonNode json;
        try {
            json = TREE.readTree(text);
        } catch (JsonProcessingException e) {
            return new JsonRead.Bad<>(List.of(NotJson.problem(e)));
        }
        List<JsonRead.Problem> problems = new ArrayList<>();
        Object value = new TreeReader(model, problems).record(schema, json, "");
        return problems.isEmpty()
                ? new JsonRead.Good<>(type.cast(Objects.requireNonNull(value)))
                : new JsonRead.Bad<>(problems);
    }
}
