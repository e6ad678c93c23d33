package io.darkroom.app.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.entry.InputFile;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.json.RecordJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a catalog is handed in, the same events come out. */
class SameEventsPropertyTest {
    private static final String MAPPING = """
            sku: sku
            product:
              title: title
              brand: brand
              styleTags: style_tags
            sourceImageUrl: image_url
            shots:
              - count: 4
            """;
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);

    @Property(tries = 100)
    void plainGzipStandardInputMappingAndJsonLinesAreTheSame(@ForAll("rows") List<List<String>> rows)
            throws IOException {
        Path folder = Files.createTempDirectory("same");
        try {
            byte[] plain = csv(rows).getBytes(UTF_8);
            Path file = Files.write(folder.resolve("catalog.csv"), plain);
            Path zipped = Files.write(folder.resolve("catalog"), zipped(plain));
            Path mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
            List<CatalogChange> wanted = events(Inputs.open(file));

            assertThat(wanted).hasSize(rows.size());
            assertThat(events(Inputs.open(zipped))).isEqualTo(wanted);
            assertThat(events(Inputs.open(zipped, "--mapping", mapping.toString())))
                    .isEqualTo(wanted);
            try (InputFile spooled = InputFile.of(Path.of("-"), new ByteArrayInputStream(zipped(plain)))) {
                assertThat(events(Inputs.open(spooled))).isEqualTo(wanted);
            }
            Path lines = Files.write(
                    folder.resolve("events.jsonl"),
                    wanted.stream().map(NOTATION::write).toList());
            assertThat(events(Inputs.open(lines))).isEqualTo(wanted);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    /** Without the time of reading. */
    private static List<CatalogChange> events(Input input) throws IOException {
        return Inputs.entries(input).stream()
                .map(entry -> ((Entry.Event) entry).change())
                .map(change -> CatalogChange.newBuilder(change)
                        .setOccurredAt(Instant.EPOCH.plusSeconds(1_700_000_000))
                        .build())
                .toList();
    }

    private static String csv(List<List<String>> rows) {
        StringBuilder csv = new StringBuilder("sku,title,image_url,brand,style_tags\n");
        for (int i = 0; i < rows.size(); i++) {
            csv.append("S-")
                    .append(i)
                    .append(',')
                    .append(quoted("t" + rows.get(i).getFirst()));
            csv.append(",https://images.example/").append(i).append(".jpg,");
            csv.append(quoted(rows.get(i).get(1)))
                    .append(',')
                    .append(quoted(rows.get(i).getLast()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return Arbitraries.strings()
                .withChars(",;\"' {}ÄÖß茶é=#|")
                .withCharRange('a', 'f')
                .ofMaxLength(20)
                .list()
                .ofSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }
}
