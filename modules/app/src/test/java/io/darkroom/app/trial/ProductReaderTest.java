package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CatalogChange read(Path file, Optional<String> sku) {
        return new ProductReader(file, sku, Instant.parse("2026-05-01T08:00:00Z")).read();
    }
}
