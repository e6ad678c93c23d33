package io.darkroom.app.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Keeps docs/asyncapi.yaml true to the code and to AsyncAPI 3.0; {@code GOLDEN_WRITE=1} writes it anew. */
class AsyncApiTest {
    private static final Path FILE = Repository.file("docs/asyncapi.yaml");

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        String text = AsyncApiDocument.text();
        if (System.getenv("GOLDEN_WRITE") != null) {
            Files.writeString(FILE, text);
        }

        assertThat(FILE).hasContent(text);
        assertThat(text).doesNotContain(Channels.PROVIDER);
    }

    @Test
    void keepsToTheSpecification() throws IOException {
        assertThat(specification().validate(json(AsyncApiDocument.text()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void anUnknownFieldWouldBeFound() throws IOException {
        String wrong = AsyncApiDocument.text().replaceFirst("address: catalog.changes", "adress: catalog.changes");

        assertThat(specification().validate(json(wrong), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aSchemaThatIsNotAvroWouldBeFound() throws IOException {
        String wrong = AsyncApiDocument.text().replaceFirst("type: record", "type: tape");

        assertThat(specification().validate(json(wrong), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Map<?, ?> document = new Yaml().load(AsyncApiDocument.text());

        assertThat(Pattern.compile("\\$ref: '#/([^']+)'")
                        .matcher(AsyncApiDocument.text())
                        .results()
                        .map(found -> found.group(1)))
                .hasSizeGreaterThan(Channels.all().size())
                .allSatisfy(path -> assertThat(found(document, path)).as(path).isNotNull());
    }

    private static Object found(Object from, String path) {
        Object at = from;
        for (String step : path.split("/", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private static String json(String yaml) throws IOException {
        return new ObjectMapper().writeValueAsString(new Yaml().<Object>load(yaml));
    }

    private static Schema specification() throws IOException {
        try (InputStream packed =
                        Objects.requireNonNull(AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json.gz"));
                InputStream text = new GZIPInputStream(packed)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
