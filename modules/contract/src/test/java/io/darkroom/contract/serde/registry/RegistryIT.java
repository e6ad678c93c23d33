package io.darkroom.contract.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.serde.SchemaText;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** The registry client and the serdes against a registry that nobody here wrote. */
@EnabledIf(
        value = "io.darkroom.contract.serde.registry.ApicurioRegistry#isAtHand",
        disabledReason = "Apicurio was not fetched from Maven Central")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryIT {

    private static final ApicurioRegistry REGISTRY = new ApicurioRegistry();
    private static final Schema OTHER = SchemaBuilder.record("Other")
            .namespace("x")
            .fields()
            .requiredInt("a")
            .endRecord();

    private final WireSerdes serdes = serdes(Map.of());
    private final SchemaRegistryClient client = serdes.client();

    @BeforeAll
    static void everySubjectIsFullTransitive() throws Exception {
        try (WireSerdes any = serdes(Map.of())) {
            Topics topics = new Topics("", any);
            any.register(topics.all(List.of("sandbox")));
            for (Topic<?> topic : topics.all(List.of("sandbox"))) {
                REGISTRY.requireFullTransitive(topic.name() + "-value");
            }
        }
    }

    @AfterAll
    static void stop() {
        REGISTRY.close();
    }

    @AfterEach
    void close() {
        serdes.close();
    }

    @Test
    @Order(1)
    void theSameSchemaHasOneIdAndIsFoundAgain() {
        int id = client.register("same-value", OTHER);
        try (WireSerdes another = serdes(Map.of())) {
            assertThat(another.client().register("same-value", OTHER)).isEqualTo(id);
            assertThat(another.client().find("same-value", OTHER)).contains(id);
            assertThat(another.client().latest("same-value")).contains(new RegisteredSchema(id, 1, OTHER));
        }
        try (WireSerdes another = serdes(Map.of())) {
            assertThat(another.client().cached(id)).isEmpty();
            assertThat(another.client().lookup(id).join()).isEqualTo(new Lookup.Found(id, OTHER));
            assertThat(another.client().cached(id)).contains(OTHER);
        }
    }

    @Test
    @Order(2)
    void whatIsNotThereIsSaidToBeNotThere() {
        assertThat(client.lookup(987_654).join()).isInstanceOf(Lookup.Unknown.class);
        assertThat(client.latest("nobody-value")).isEmpty();
        assertThat(client.find("nobody-value", OTHER)).isEmpty();
        assertThat(client.find("catalog.changes-value", OTHER)).isEmpty();
    }

    @Test
    @Order(3)
    void aChangeThatBreaksOthersIsRefused() {
        Schema broken = SchemaBuilder.record("CatalogChange")
                .namespace("io.darkroom.contract")
                .fields()
                .requiredString("sku")
                .requiredString("neverSeenBefore")
                .endRecord();
        assertThat(client.compatibility("catalog.changes-value", broken).compatible())
                .isFalse();
        SchemaRegistryException refused = catchThrowableOfType(
                SchemaRegistryException.class, () -> client.register("catalog.changes-value", broken));
        assertThat(refused)
                .hasMessageContaining("subject catalog.changes-value")
                .hasMessageContaining(REGISTRY.url())
                .hasMessageContaining("409");
        assertThat(refused.unavailable()).isFalse();
    }

    @Test
    @Order(4)
    void aFieldWithADefaultIsTaken() {
        Schema current = SchemaText.published(CatalogChange.getClassSchema());
        List<Schema.Field> fields = new ArrayList<>(current.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        fields.add(new Schema.Field("later", Schema.create(Schema.Type.STRING), "Added later.", ""));
        Schema wider = Schema.createRecord("CatalogChange", "", "io.darkroom.contract", false, fields);
        assertThat(client.compatibility("catalog.changes-value", wider)).isEqualTo(new Compatibility(true, List.of()));
    }

    @Test
    @Order(5)
    void recordsTravelBetweenProcesses() {
        CatalogChange change = Samples.change().build();
        for (Map<String, ?> writer : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("auto.register.schemas", false),
                Map.of("auto.register.schemas", "false", "use.latest.version", "true"))) {
            try (WireSerdes one = serdes(writer);
                    WireSerdes two = serdes(Map.of())) {
                Topic<CatalogChange> changes = new Topics("", one).changes();
                one.register(List.of(changes));
                byte[] bytes = changes.value().serializer().serialize(changes.name(), change);
                assertThat(two.of(CatalogChange.class).deserializer().deserialize(changes.name(), bytes))
                        .isEqualTo(change);
            }
        }
    }

    @Test
    @Order(6)
    void aSchemaThatRefersToAnotherIsRead() throws Exception {
        Schema full = SchemaText.published(CatalogChange.getClassSchema());
        String product = full.getField("product").schema().toString();
        ObjectNode change = (ObjectNode) new ObjectMapper().readTree(full.toString());
        change.path("fields").forEach(field -> {
            if (field.path("name").asText().equals("product")) {
                ((ObjectNode) field).put("type", "io.darkroom.contract.Product");
            }
        });
        ObjectNode first = JsonNodeFactory.instance.objectNode().put("schema", product);
        REGISTRY.post("/subjects/product/versions", first.toString());
        ObjectNode second = JsonNodeFactory.instance.objectNode().put("schema", change.toString());
        second.putArray("references")
                .addObject()
                .put("name", "io.darkroom.contract.Product")
                .put("subject", "product")
                .put("version", 1);
        String answer = REGISTRY.post("/subjects/with-references-value/versions", second.toString());
        int id = new ObjectMapper().readTree(answer).path("id").asInt();

        assertThat(client.lookup(id).join()).isEqualTo(new Lookup.Found(id, full));
    }

    @Test
    @Order(7)
    void anAbsentRegistryIsAClearErrorAndItsReturnIsNoticed() {
        Serde<CatalogChange> serde = serdes.of(CatalogChange.class);
        byte[] known =
                serde.serializer().serialize("catalog.changes", Samples.change().build());
        REGISTRY.stop();
        assertThat(serde.deserializer().deserialize("catalog.changes", known)).isNotNull();
        assertThat(client.lookup(4711).join())
                .isInstanceOfSatisfying(
                        Lookup.Unavailable.class, no -> assertThat(no.why()).contains(REGISTRY.url()));
        assertThatThrownBy(() -> client.register("later-value", OTHER))
                .isInstanceOfSatisfying(
                        SchemaRegistryException.class,
                        e -> assertThat(e.unavailable()).isTrue())
                .hasMessageContaining("later-value")
                .hasMessageContaining(REGISTRY.url());
        REGISTRY.startAgain();
        assertThat(client.lookup(4711).join()).isInstanceOf(Lookup.Unknown.class);
        int id = client.register("later-value", OTHER);
        assertThat(client.find("later-value", OTHER)).contains(id);
    }

    private static WireSerdes serdes(Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("schema.registry.url", REGISTRY.url());
        config.put("retries.wait.ms", 50);
        return new WireSerdes(config);
    }
}
