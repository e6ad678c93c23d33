package io.darkroom.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.table.Dialect;
import io.darkroom.app.catalog.table.Values;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CatalogFilePropertyTest {

    /** Whatever a value holds, a file that quotes it gives it back, in every encoding and with every separator. */
    @Property(tries = 300)
    void quotedValuesComeBackTrimmed(
            @ForAll("titles") List<String> titles,
            @ForAll("separators") char separator,
            @ForAll("lineEnds") String lineEnd,
            @ForAll("charsets") Charset charset)
            throws IOException {
        StringBuilder text = new StringBuilder("\uFEFF");
        text.append("title")
                .append(separator)
                .append("image_url")
                .append(separator)
                .append("sku")
                .append(lineEnd);
        titles.forEach(title -> text.append('"')
                .append(title.replace("\"", "\"\""))
                .append('"')
                .append(separator)
                .append("https://x.example/1")
                .append(separator)
                .append("S")
                .append(lineEnd));

        List<String> read = read(text.toString(), charset);

        assertThat(read).isEqualTo(titles.stream().map(Values::trim).toList());
    }

    private static List<String> read(String text, Charset charset) throws IOException {
        Path file = Files.createTempFile("catalog", ".csv");
        try {
            Files.write(file, text.getBytes(charset));
            CatalogFile catalog = ((CatalogFile.Opening.Ready) CatalogFile.open(file)).file();
            List<String> titles = new ArrayList<>();
            try (RowReader rows = catalog.rows(Integer.MAX_VALUE, "job")) {
                for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                    titles.add(((Row.Order) row.get()).values().getOrDefault("title", ""));
                }
            }
            return titles;
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<String>> titles() {
        return Arbitraries.strings()
                .withChars(",;\t\"'\r\n ÄÖß茶é\u00A0=#|\\")
                .withCharRange('a', 'f')
                .ofMaxLength(30)
                .filter(title -> !Values.trim(title).isEmpty())
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(Dialect.SEPARATORS);
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n");
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }
}
