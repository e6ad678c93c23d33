package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.serde.registry.FakeRegistry;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriterSchemasTest {

    private static final String FIND = "POST /subjects/catalog.changes-value";
    private static final String LATEST = "GET /subjects/catalog.changes-value/versions/latest";

    private final FakeRegistry registry = new FakeRegistry();
    private final Schema current = SchemaText.published(CatalogChange.getClassSchema());
    private final CatalogChange change = Samples.change().build();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void withoutAutoRegistrationTheSchemaIsFound() {
        registry.on(FIND, 200, "{\"subject\":\"s\",\"version\":1,\"id\":12}");
        try (WireSerdes serdes = serdes(Map.of("auto.register.schemas", "false"))) {
            Topic<CatalogChange> changes = new Topics("", serdes).changes();
            serdes.register(List.of(changes));
            assertThat(WireFormat.schemaId(changes.value().serializer().serialize(changes.name(), change)))
                    .hasValue(12);
            assertThat(registry.questions()).hasSize(1);
        }
    }

    @Test
    void aSchemaThatIsNotRegisteredIsAClearError() {
        registry.on(FIND, 404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");
        try (WireSerdes serdes = serdes(Map.of("auto.register.schemas", false))) {
            Topic<CatalogChange> changes = new Topics("", serdes).changes();
            assertThatThrownBy(() -> changes.value().serializer().serialize(changes.name(), change))
                    .isInstanceOf(SchemaRegistryException.class)
                    .hasMessage("The schema io.darkroom.contract.CatalogChange is not registered under subject "
                            + "catalog.changes-value and auto.register.schemas is false; register it or set "
                            + "auto.register.schemas=true");
        }
    }

    @Test
    void theLatestVersionMayBeOlderOrNewerThanOurs() {
        registry.on(LATEST, 200, latest(without("campaign")));
        try (WireSerdes serdes = latestOnly()) {
            Topic<CatalogChange> changes = new Topics("", serdes).changes();
            CatalogChange told = Samples.change().setCampaign("autumn").build();
            byte[] bytes = changes.value().serializer().serialize(changes.name(), told);
            assertThat(WireFormat.schemaId(bytes)).hasValue(20);
            assertThat(changes.value().deserializer().deserialize(changes.name(), bytes))
                    .isEqualTo(change);
        }
    }

    @Test
    void aLatestVersionThatCannotTakeOurRecordsIsRefused() {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"CatalogChange\",\"namespace\":\"io.darkroom.contract\","
                        + "\"fields\":[{\"name\":\"needed\",\"type\":\"int\"}]}");
        registry.on(LATEST, 200, latest(other));
        try (WireSerdes serdes = latestOnly()) {
            assertThatThrownBy(() -> serdes.register(List.of(new Topics("", serdes).changes())))
                    .hasMessageContaining("latest version (3) of subject catalog.changes-value cannot take");
        }
    }

    @Test
    void aSubjectWithoutAVersionIsAClearError() {
        registry.on(LATEST, 404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");
        try (WireSerdes serdes = latestOnly()) {
            assertThatThrownBy(() -> serdes.register(List.of(new Topics("", serdes).changes())))
                    .hasMessageContaining("Subject catalog.changes-value has no version");
        }
    }

    @Test
    void theStrategyNamesTheSubject() {
        registry.on("POST /subjects/io.darkroom.contract.CatalogChange/versions", 200, "{\"id\":1}");
        try (WireSerdes serdes = serdes(Map.of("value.subject.name.strategy", "RecordNameStrategy"))) {
            serdes.register(List.of(new Topics("eu.", serdes).changes()));
            assertThat(registry.questions()).hasSize(1);
        }
    }

    private WireSerdes latestOnly() {
        return serdes(Map.of("auto.register.schemas", false, "use.latest.version", true));
    }

    private WireSerdes serdes(Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("schema.registry.url", registry.url());
        return new WireSerdes(config);
    }

    private Schema without(String name) {
        List<Schema.Field> fields = current.getFields().stream()
                .filter(field -> !field.name().equals(name))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(current.getName(), current.getDoc(), current.getNamespace(), false, fields);
    }

    private static String latest(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", 20)
                .put("version", 3)
                .put("schema", schema.toString())
                .toString();
    }
}
