package io.darkroom.app.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.catalog.table.Dialect;
import io.darkroom.app.catalog.table.Records;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainBytesTest {
    private static final String CATALOG =
            "sku,title,image_url\n" + "A,Mug,https://images.example/1.jpg\n".repeat(2_000);

    @TempDir
    Path folder;

    @Test
    void gzipIsKnownByItsFirstBytesWhateverTheNameSays() throws IOException {
        assertThat(rows(zipped(CATALOG.getBytes(UTF_8)))).isEqualTo(2_000);
    }

    @Test
    void severalMembersAreOneFile() throws IOException {
        byte[] one = zipped("sku,title,image_url\nA,Mug,https://images.example/1.jpg\n".getBytes(UTF_8));
        byte[] two = zipped("B,Mug,https://images.example/2.jpg\n".getBytes(UTF_8));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one);
        both.write(two);

        assertThat(rows(both.toByteArray())).isEqualTo(2);
    }

    @Test
    void oneThatBreaksOffNamesTheLineThatItReached() throws IOException {
        byte[] whole = zipped(lines().getBytes(UTF_8));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> rows(half))
                .isInstanceOf(UnreadableCatalogException.class)
                .hasMessageMatching(
                        "is gzip and breaks off in line [0-9]{3,}; copy or make it again, nothing of it is used");
        assertThatThrownBy(() -> rows(Arrays.copyOf(whole, 5)))
                .hasMessageStartingWith("is gzip and breaks off in line 1");
    }

    @Test
    void oneThatWasDamagedIsSaidToBe() throws IOException {
        byte[] damaged = zipped(lines().getBytes(UTF_8));
        damaged[damaged.length - 6] ^= 1;

        assertThatThrownBy(() -> rows(damaged)).hasMessageContaining("is gzip and is damaged in line");
    }

    @Test
    void gzipInsideGzipIsRefused() throws IOException {
        byte[] twice = zipped(zipped(CATALOG.getBytes(UTF_8)));

        assertThatThrownBy(() -> rows(twice)).hasMessageContaining("is gzip inside gzip");
    }

    @Test
    void whatGrowsAsNoCatalogDoesIsRefusedLongBeforeItsEnd() throws IOException {
        byte[] bomb = zipped(new byte[8 << 20]);

        try (InputStream in = PlainBytes.inflated(new ByteArrayInputStream(bomb), 1 << 20)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(UnreadableCatalogException.class)
                    .hasMessageContaining("grows to more than 200 times its size");
        }
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder("sku,title,image_url\n");
        for (int i = 0; i < 20_000; i++) {
            lines.append("S-")
                    .append(i * 7919L % 1_000_003)
                    .append(",Mug,https://images.example/")
                    .append(i)
                    .append(".jpg\n");
        }
        return lines.toString();
    }

    private int rows(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("catalog.csv"), file);
        int rows = 0;
        try (Records records = Records.of(path, new Dialect(',', false), Optional.empty())) {
            while (records.next().isPresent()) {
                rows++;
            }
        }
        return rows - 1;
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
