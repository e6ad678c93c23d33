package io.darkroom.contract.serde;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.serde.stored.ReleasedSchemas;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractEvolutionTest {

    static List<Schema> current() {
        return CurrentSchemas.all();
    }

    @ParameterizedTest
    @MethodSource("current")
    void theLatestReleaseIsWhatThisProgramWrites(Schema schema) {
        assertThat(ReleasedSchemas.of(schema.getName()))
                .as("a store written with a schema that was never released cannot be read by the next version: "
                        + "run ./mvnw test -pl modules/contract -Dtest=ReleaseContract, see schemas/RELEASING.md")
                .last()
                .isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyReleasedVersionIsReadableAndCanRead(Schema schema) {
        assertThat(ReleasedSchemas.of(schema.getName())).allSatisfy(released -> {
            assertCompatible(schema, released);
            assertCompatible(released, schema);
        });
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyEnumHasADefault(Schema schema) {
        assertThat(SchemaTree.named(schema).values())
                .filteredOn(type -> type.getType() == Schema.Type.ENUM)
                .allSatisfy(type ->
                        assertThat(type.getEnumDefault()).as(type.getFullName()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyFieldAddedLaterHasADefault(Schema schema) {
        Map<String, Schema> first =
                SchemaTree.named(ReleasedSchemas.of(schema.getName()).getFirst());
        SchemaTree.named(schema).forEach((name, type) -> {
            Schema before = first.get(name);
            if (type.getType() == Schema.Type.RECORD && before != null) {
                assertThat(type.getFields())
                        .filteredOn(field -> before.getField(field.name()) == null)
                        .allSatisfy(field -> assertThat(field.hasDefaultValue())
                                .as(name + "." + field.name())
                                .isTrue());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyRecordAndFieldSaysWhatItIs(Schema schema) {
        SchemaTree.named(schema).values().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .forEach(type -> {
                    assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
                    assertThat(type.getFields())
                            .allSatisfy(field -> assertThat(field.doc())
                                    .as(type.getFullName() + "." + field.name())
                                    .isNotBlank());
                });
    }

    @Test
    void theComparisonSeesAFieldWithoutDefault() {
        Schema before = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}");
        Schema after = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},"
                        + "{\"name\":\"b\",\"type\":\"int\"}]}");
        assertThat(checkReaderWriterCompatibility(after, before).getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static void assertCompatible(Schema reader, Schema writer) {
        var result = checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as(() -> result.getResult().getIncompatibilities().toString())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
}
