package io.darkroom.app.tail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** One record as one line of JSON. One thread. */
public final class RecordLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final ValueJson values;

    public RecordLines(SchemaRegistryClient registry) {
        values = new ValueJson(registry);
    }

    /** Why the schema registry did not answer; empty when it always did. */
    public Optional<String> trouble() {
        return values.trouble();
    }

    /** The line, without its end. */
    public String line(ConsumerRecord<byte[], byte[]> record) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("key");
            if (record.key() == null) {
                json.writeNull();
            } else {
                ValueJson.writeText(json, record.key());
            }
            json.writeNumberField("partition", record.partition());
            json.writeNumberField("offset", record.offset());
            json.writeStringField(
                    "timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
            writeHeaders(json, record);
            json.writeFieldName("value");
            values.write(json, record.value());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** A header that is there once is a text, several of one name are a list. */
    private static void writeHeaders(JsonGenerator json, ConsumerRecord<byte[], byte[]> record) throws IOException {
        Map<String, List<Header>> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.computeIfAbsent(header.key(), name -> new ArrayList<>()).add(header);
        }
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<Header>> each : headers.entrySet()) {
            json.writeFieldName(each.getKey());
            boolean several = each.getValue().size() > 1;
            if (several) {
                json.writeStartArray();
            }
            for (Header header : each.getValue()) {
                if (header.value() == null) {
                    json.writeNull();
                } else {
                    ValueJson.writeText(json, header.value());
                }
            }
            if (several) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }
}
