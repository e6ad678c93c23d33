package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.serde.registry.FakeRegistry;
import io.darkroom.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireSerdesTest {

    private static final String REGISTER = "POST /subjects/catalog.changes-value/versions";

    private final FakeRegistry registry = new FakeRegistry();
    private final WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", registry.url()));
    private final Topic<CatalogChange> changes = new Topics("", serdes).changes();

    @AfterEach
    void stop() {
        serdes.close();
        registry.close();
    }

    @Test
    void aRecordComesBackAsItWas() {
        registry.on(REGISTER, 200, "{\"id\":258}");
        CatalogChange change = Samples.change().setDeadline(Samples.NOON).build();
        Serde<CatalogChange> serde = changes.value();
        byte[] bytes = serde.serializer().serialize(changes.name(), change);
        assertThat(bytes).startsWith(0, 0, 0, 1, 2);
        assertThat(WireFormat.schemaId(bytes)).hasValue(258);
        assertThat(serde.deserializer().deserialize(changes.name(), bytes)).isEqualTo(change);
    }

    @Test
    void afterStartUpNothingAsksTheRegistry() {
        registry.on(REGISTER, 200, "{\"id\":1}");
        serdes.register(List.of(changes));
        Serde<CatalogChange> another = serdes.of(CatalogChange.class, Fetch.CACHED_ONLY);
        byte[] bytes =
                another.serializer().serialize(changes.name(), Samples.change().build());
        another.deserializer().deserialize(changes.name(), bytes);
        assertThat(registry.questions()).hasSize(1);
    }

    @Test
    void theRegisteredSchemaIsTheOneOfTheFile() {
        registry.on(REGISTER, 200, "{\"id\":1}");
        serdes.register(List.of(changes));
        assertThat(registry.questions().getFirst().body())
                .contains("CatalogChange")
                .doesNotContain("avro.java.string");
    }

    @Test
    void nullIsATombstone() {
        assertThat(changes.value().serializer().serialize("t", null)).isNull();
        assertThat(changes.value().deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void anIdThatIsNotCachedIsNeverAskedForWhereThatIsForbidden() {
        Serde<CatalogChange> serde = serdes.of(CatalogChange.class, Fetch.CACHED_ONLY);
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 7, 1}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("schema id 7 is not cached");
        assertThat(registry.questions()).isEmpty();
    }
}
