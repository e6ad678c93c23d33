package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductReaderTest {
    private static final String EVENT =
            "{\"sku\": \"%s\", \"product\": {\"title\": \"Mug\"}, \"sourceImageUrl\": \"https://i.example/m.png\"}";

    @TempDir
    Path folder;

    @Test
    void anEventMayStandAloneOverSeveralLinesAndLeaveShotsOut() throws IOException {
        Path file = write("mug.json", EVENT.formatted("MUG-1").replace(", ", ",\n"));

        CatalogChange change = read(file, Optional.empty());

        assertThat(change.getSku()).isEqualTo("MUG-1");
        assertThat(change.getShots())
                .singleElement()
                .satisfies(shot -> assertThat(shot.getShotName()).isEqualTo("main"));
    }

    @Test
    void aLineIsFoundByItsSku() throws IOException {
        Path file = write("mugs.jsonl", EVENT.formatted("MUG-1") + "\n" + EVENT.formatted("MUG-2"));

        assertThat(read(file, Optional.empty()).getSku()).isEqualTo("MUG-1");
        assertThat(read(file, Optional.of("MUG-2")).getSku()).isEqualTo("MUG-2");
        assertThatThrownBy(() -> read(file, Optional.of("MUG-3"))).hasMessage(file + " has no product MUG-3.");
    }

    @Test
    void aRowOfACatalogIsReadAsRunReadsIt() throws IOException {
        Path file = write(
                "mugs.csv",
                "sku,title,image_url,brand\nMUG-1,Mug,https://i.example/1.png,\nMUG-2,Cup,https://i.example/2.png,Acme\n");

        CatalogChange change = read(file, Optional.of("MUG-2"));

        assertThat(change.getProduct().getTitle()).isEqualTo("Cup");
        assertThat(change.getProduct().getBrand()).hasValue("Acme");
    }

    @Test
    void whatIsWrongWithAnEventIsNamed() throws IOException {
        Path file = write("mug.json", "{\"sku\": \"MUG-1\", \"produkt\": {}}");

        assertThatThrownBy(() -> read(file, Optional.empty()))
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("produkt")
                .hasMessageContaining("product");
    }

    @Test
    void gzipAndOtherEncodingsAreReadAsRunReadsThem() throws IOException {
        String many = EVENT.formatted("MUG-1") + "\n" + EVENT.formatted("MUG-2") + "\n";
        Path gzip = folder.resolve("mugs.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(many.getBytes(StandardCharsets.UTF_8));
        }
        Path wide = Files.write(
                folder.resolve("wide.json"), EVENT.formatted("MUG-3").getBytes(StandardCharsets.UTF_16));

        assertThat(read(gzip, Optional.of("MUG-2")).getSku()).isEqualTo("MUG-2");
        assertThat(read(wide, Optional.empty()).getSku()).isEqualTo("MUG-3");
    }

    @Test
    void aMappingSaysWhatColumnsMean() throws IOException {
        Path file = write("shop.csv", "Nummer;Bild;Name\nA-1;https://i.example/1.png;Becher\nA-2;nirgends;Tasse\n");
        Path mapping = write(
                "mapping.yaml", "sku: Nummer\nsourceImageUrl: Bild\nproduct: {title: Name}\ncsv: {delimiter: \";\"}\n");

        assertThat(mapped(file, mapping, Optional.empty()).getProduct().getTitle())
                .isEqualTo("Becher");
        assertThatThrownBy(() -> mapped(file, mapping, Optional.of("A-2")))
                .hasMessageStartingWith(file + " line 3 cannot be used: Bild")
                .hasMessageEndingWith("; --sku names another row.");
        assertThatThrownBy(() -> mapped(file, mapping, Optional.of("A-3"))).hasMessage(file + " has no product A-3.");
    }

    private static CatalogChange mapped(Path file, Path mapping, Optional<String> sku) {
        return new ProductReader(file, Optional.of(mapping), sku, Instant.parse("2026-05-01T08:00:00Z")).read();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CatalogChange read(Path file, Optional<String> sku) {
        return new ProductReader(file, Optional.empty(), sku, Instant.parse("2026-05-01T08:00:00Z")).read();
    }
}
