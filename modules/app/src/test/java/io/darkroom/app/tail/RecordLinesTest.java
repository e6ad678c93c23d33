package io.darkroom.app.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type":"record","name":"Thing","fields":[
              {"name":"text","type":["null","string"]},
              {"name":"none","type":["null","string"]},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"maybeAt","type":["null",{"type":"long","logicalType":"timestamp-millis"}]},
              {"name":"number","type":"long"},
              {"name":"state","type":{"type":"enum","name":"State","symbols":["NEW","OLD"]}},
              {"name":"tags","type":{"type":"array","items":"string"}},
              {"name":"attributes","type":{"type":"map","values":"int"}},
              {"name":"raw","type":"bytes"}]}
            """);

    private HttpServer server;
    private SchemaRegistryClient registry;

    @BeforeEach
    void startRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().startsWith("/schemas/ids/7");
            byte[] answer = (known
                            ? JSON.writeValueAsString(Map.of("schema", SCHEMA.toString()))
                            : "{\"error_code\":40403,\"message\":\"Schema not found\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        registry = new SchemaRegistryClient(Map.of(
                "schema.registry.url", "http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
        server.stop(0);
    }

    @Test
    void avroIsShownFlatWithReadableTimes() throws IOException {
        assertThat(line(record("SKU-1", wire(7, thing()))))
                .isEqualTo("{\"key\":\"SKU-1\",\"partition\":2,\"offset\":40,\"timestamp\":\"2026-11-20T10:00:00Z\","
                        + "\"headers\":{},\"value\":{\"text\":\"Müller\",\"none\":null,\"at\":\"2026-01-02T03:04:05.678Z\","
                        + "\"maybeAt\":\"1970-01-01T00:00:00Z\",\"number\":9,\"state\":\"OLD\",\"tags\":[\"a\",\"b\"],"
                        + "\"attributes\":{\"n\":1},\"raw\":\"AQI=\"}}");
    }

    @Test
    void aTombstoneIsNull() throws IOException {
        assertThat(json(record("k", null)).get("value").isNull()).isTrue();
    }

    @Test
    void headersAreTextAndSeveralOfOneNameAreAList() throws IOException {
        Headers headers = new RecordHeaders()
                .add("ce_id", "e-1".getBytes(StandardCharsets.UTF_8))
                .add("x", "1".getBytes(StandardCharsets.UTF_8))
                .add("x", null);

        JsonNode shown = json(record("k", null, headers)).get("headers");

        assertThat(shown.get("ce_id").asText()).isEqualTo("e-1");
        assertThat(shown.get("x").toString()).isEqualTo("[\"1\",null]");
    }

    @Test
    void textIsShownAsText() throws IOException {
        assertThat(json(record("k", "plain, \"quoted\"".getBytes(StandardCharsets.UTF_8)))
                        .get("value")
                        .asText())
                .isEqualTo("plain, \"quoted\"");
    }

    @Test
    void anUnknownSchemaIsShownAsBytesWithTheReason() throws IOException {
        JsonNode value = json(record("k", wire(8, thing()))).get("value");

        assertThat(value.get("unreadable").asText()).startsWith("schema id 8");
        assertThat(value.get("base64").binaryValue()).isEqualTo(wire(8, thing()));
    }

    @Test
    void brokenBytesAreShownAsBytesWithTheReason() throws IOException {
        byte[] cut =
                ByteBuffer.allocate(6).put((byte) 0).putInt(7).put((byte) 2).array();

        JsonNode value = json(record("k", cut)).get("value");

        assertThat(value.get("unreadable").asText()).isEqualTo("not a Thing");
    }

    @Test
    void bytesThatAreNeitherAreBase64() throws IOException {
        assertThat(json(record("k", new byte[] {(byte) 0xff, 1}))
                        .get("value")
                        .get("base64")
                        .asText())
                .isEqualTo("/wE=");
    }

    private static GenericRecord thing() {
        GenericRecord thing = new GenericData.Record(SCHEMA);
        thing.put("text", "Müller");
        thing.put("at", Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli());
        thing.put("maybeAt", 0L);
        thing.put("number", 9L);
        thing.put("state", new GenericData.EnumSymbol(SCHEMA.getField("state").schema(), "OLD"));
        thing.put("tags", List.of("a", "b"));
        thing.put("attributes", Map.of("n", 1));
        thing.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));
        return thing;
    }

    private static byte[] wire(int id, GenericRecord value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(SCHEMA).write(value, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private String line(ConsumerRecord<byte[], byte[]> record) throws IOException {
        return new RecordLines(registry).line(record);
    }

    private JsonNode json(ConsumerRecord<byte[], byte[]> record) throws IOException {
        return JSON.readTree(line(record));
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return record(key, value, new RecordHeaders());
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                "t",
                2,
                40,
                Instant.parse("2026-11-20T10:00:00Z").toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
