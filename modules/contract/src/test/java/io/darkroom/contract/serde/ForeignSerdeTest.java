package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.serde.registry.FakeRegistry;
import io.darkroom.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForeignSerdeTest {

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void anotherClassTakesThePlaceOfOursAndGetsTheSameProperties() {
        registry.on("POST /subjects/catalog.changes-value/versions", 200, "{\"id\":1}");
        try (WireSerdes serdes = serdes(SerdeOfSomeoneElse.class.getName())) {
            Topic<CatalogChange> changes = new Topics("", serdes).changes();
            serdes.register(List.of(changes));
            assertThat(registry.questions()).hasSize(1);
            byte[] bytes = changes.value()
                    .serializer()
                    .serialize(changes.name(), Samples.change().build());
            assertThat(bytes).asString().startsWith(registry.url() + " true");
        }
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        try (WireSerdes serdes = serdes("io.confluent.NoSuchSerde")) {
            assertThatThrownBy(() -> serdes.of(CatalogChange.class))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("schema.registry.serde")
                    .hasMessageContaining("io.confluent.NoSuchSerde");
        }
    }

    private WireSerdes serdes(String serdeClass) {
        return new WireSerdes(Map.of("schema.registry.url", registry.url(), WireSerdes.SERDE_CLASS, serdeClass));
    }

    /** Writes what it was configured with. */
    public static final class SerdeOfSomeoneElse implements Serde<Object> {
        private String seen = "";

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            seen = configs.get("schema.registry.url") + " " + configs.get("specific.avro.reader");
        }

        @Override
        public Serializer<Object> serializer() {
            return (topic, value) -> seen.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Deserializer<Object> deserializer() {
            return (topic, bytes) -> bytes;
        }
    }
}
