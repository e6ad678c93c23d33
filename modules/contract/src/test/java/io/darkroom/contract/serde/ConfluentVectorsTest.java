package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.registry.FakeRegistry;
import io.darkroom.contract.serde.stored.TrustedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes written by Confluent's own JavaScript serializer; {@code src/test/js} makes them. */
class ConfluentVectorsTest {

    private final FakeRegistry registry = new FakeRegistry();
    private final WireSerdes serdes = new WireSerdes(
            Map.of("schema.registry.url", registry.url(), "auto.register.schemas", false, "use.latest.version", true));

    @AfterEach
    void stop() {
        serdes.close();
        registry.close();
    }

    /** One record: its writer schema and id, its value in Avro's JSON, its bytes. */
    record Vector(
            String name,
            Class<? extends SpecificRecord> type,
            String topic,
            int id,
            boolean sameBytes,
            String schema,
            String value,
            String base64) {

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vector> vectors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "wire"))) {
            return files.sorted().map(ConfluentVectorsTest::vector).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void ourDeserializerReadsThem(Vector vector) throws IOException {
        registry.on("GET /schemas/ids/" + vector.id(), 200, body(vector));
        assertThat(serde(vector).deserializer().deserialize(vector.topic(), vector.bytes()))
                .isEqualTo(expected(vector));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void ourSerializerWritesTheSameBytes(Vector vector) throws IOException {
        if (vector.sameBytes()) {
            registry.on("GET /subjects/" + vector.topic() + "-value/versions/latest", 200, body(vector));
            assertThat(serde(vector).serializer().serialize(vector.topic(), expected(vector)))
                    .isEqualTo(vector.bytes());
        }
    }

    @Test
    void theRecordIsTheOneThatWasMeant() throws IOException {
        Vector vector = vectors().stream()
                .filter(each -> each.name().equals("catalog-change"))
                .findFirst()
                .orElseThrow();
        registry.on("GET /schemas/ids/" + vector.id(), 200, body(vector));
        var change = (CatalogChange) serde(vector).deserializer().deserialize(vector.topic(), vector.bytes());
        assertThat(change.getProduct().getTitle()).isEqualTo("Kaffeekanne „Größe L“ 咖啡 ☕ 𝄞");
        assertThat(change.getOccurredAt()).isEqualTo(Instant.parse("2026-11-20T12:00:00.123Z"));
        assertThat(change.getDeadline()).contains(Instant.parse("2026-11-21T12:00:00.123Z"));
        assertThat(change.getShots()).hasSize(2);
        assertThat(change.getAnchorId()).isEmpty();
    }

    private static Vector vector(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            return new Vector(
                    json.path("name").asText(),
                    Class.forName("io.darkroom.contract." + json.path("type").asText())
                            .asSubclass(SpecificRecord.class),
                    json.path("topic").asText(),
                    json.path("schemaId").asInt(),
                    json.path("sameBytes").asBoolean(),
                    json.path("schema").toString(),
                    json.path("value").toString(),
                    json.path("base64").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private Serde<SpecificRecord> serde(Vector vector) {
        return serdes.of((Class<SpecificRecord>) vector.type());
    }

    /** The value read by Avro's own JSON decoder: our serde has no part in it. */
    private static SpecificRecord expected(Vector vector) throws IOException {
        TrustedRecords.trust();
        Schema writer = new Schema.Parser().parse(vector.schema());
        SpecificData model = SpecificData.getForClass(vector.type());
        return new SpecificDatumReader<SpecificRecord>(writer, model.getSchema(vector.type()), model)
                .read(null, DecoderFactory.get().jsonDecoder(writer, vector.value()));
    }

    private static String body(Vector vector) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", vector.id())
                .put("version", 1)
                .put("schema", vector.schema())
                .toString();
    }
}
