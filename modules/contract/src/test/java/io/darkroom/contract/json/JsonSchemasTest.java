package io.darkroom.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code schemas/*.schema.json} against the Avro schemas and against a validator that nobody here wrote. */
class JsonSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);
    private static final String LEAST = """
            {"sku":"MUG-1","product":{"title":"Mug"},"sourceImageUrl":"https://images.example/1.jpg",
             "shots":[{}],"occurredAt":"2026-11-20T12:00:00Z"}""";

    @Test
    void committedFilesAreWhatTheAvroSchemasSay() {
        JsonSchemaFiles.expected()
                .forEach((file, text) -> assertThat(file)
                        .as("write it with ./mvnw test -pl modules/contract -Dtest=WriteJsonSchemas")
                        .hasContent(text));
    }

    @Test
    void whatTheNotationWritesIsValid() throws IOException {
        assertThat(complaints(NOTATION.write(Samples.change().build()))).isEmpty();
        assertThat(complaints(LEAST)).isEmpty();
    }

    /** The validator and our reader agree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sku\":7}",
                "{\"skuu\":\"MUG-1\"}",
                "{\"sku\":null}",
                "{\"product\":{}}",
                "{\"product\":[]}",
                "{\"shots\":{}}",
                "{\"shots\":[{\"count\":\"four\"}]}",
                "{\"shots\":[{\"count\":1.5}]}",
                "{\"shots\":[{\"count\":3000000000}]}",
                "{\"shots\":[7]}",
                "{\"product\":{\"title\":\"Mug\",\"attributes\":{\"colour\":7}}}",
                "{\"occurredAt\":\"yesterday\"}",
                "{\"occurredAt\":1790000000000}",
                "{\"deadline\":\"2026-11-20 12:00\"}",
                "{\"contractVersion\":true}"
            })
    void whatOurReaderRefusesIsInvalid(String change) throws IOException {
        String broken = with(change);

        assertThat(NOTATION.read(broken)).isInstanceOf(JsonRead.Bad.class);
        assertThat(complaints(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"campaign\":null}",
                "{\"shots\":[{\"count\":4.0}]}",
                "{\"occurredAt\":\"2026-11-20T13:00:00.123456+01:00\"}",
                "{\"shots\":[]}"
            })
    void whatItTakesIsValid(String change) throws IOException {
        String fine = with(change);

        assertThat(NOTATION.read(fine)).isInstanceOf(JsonRead.Good.class);
        assertThat(complaints(fine)).isEmpty();
    }

    /** The least event with some fields replaced. */
    private static String with(String change) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(LEAST);
        return event.setAll((ObjectNode) JSON.readTree(change)).toString();
    }

    private static List<?> complaints(String event) throws IOException {
        Path file = JsonSchemaFiles.file("CatalogChange");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        return schema.validate(
                event,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
