package io.darkroom.benchmarks.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalog file of the recipe. Any thread. */
public final class CatalogCsv {
    private CatalogCsv() {}

    /** Writes rows {@code first} to {@code first + count − 1}. */
    public static Path write(Path file, int first, int count) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sku,title,image_url,brand,style_tags\n");
            for (int number = first; number < first + count; number++) {
                out.write(
                        "%s,\"Glazed stoneware coffee mug, number %d\",https://images.example.com/mugs/%2$d.jpg,Nordlys,\"warm light, oak table\"%n"
                                .formatted(Sku.of(number), number));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
