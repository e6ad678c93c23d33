package io.darkroom.app.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {
    @TempDir
    private Path folder;

    @Test
    void partialFileGrowsInOrderOfCompletionAndTheManifestAppearsInInputOrder() throws IOException {
        Path out = folder.resolve("new/outputs.jsonl");
        ManifestFile manifest = ManifestFile.start(out);

        manifest.add(2, "c");
        manifest.add(0, "a");

        assertThat(manifest.partial()).hasFileName("outputs.jsonl.partial").hasContent("c\na\n");
        assertThat(out).doesNotExist();

        manifest.add(1, "b");
        manifest.finish();

        assertThat(out).hasContent("a\nb\nc\n");
        assertThat(manifest.partial()).doesNotExist();
    }

    @Test
    void olderManifestStaysUntilTheNewOneIsWhole() throws IOException {
        Path out = Files.writeString(folder.resolve("outputs.jsonl"), "old\n");
        try (ManifestFile manifest = ManifestFile.start(out)) {
            manifest.add(0, "new");
        }

        assertThat(out).hasContent("old\n");
        assertThat(folder.resolve("outputs.jsonl.partial")).hasContent("new\n");
    }

    @Test
    void rowsWithoutALineAreLeftOut() throws IOException {
        Path out = folder.resolve("outputs.jsonl");
        ManifestFile manifest = ManifestFile.start(out);
        manifest.add(5000, "late");
        manifest.add(3, "early");
        manifest.finish();

        assertThat(out).hasContent("early\nlate\n");
    }

    @Property(tries = 50)
    void orderOfCompletionNeverShows(@ForAll @IntRange(min = 1, max = 300) int rows, @ForAll long seed)
            throws IOException {
        Path place = Files.createTempDirectory("manifest");
        Path out = place.resolve("out.jsonl");
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));

        ManifestFile manifest = ManifestFile.start(out);
        for (int row : order) {
            manifest.add(row, "ü".repeat(row % 7) + row);
        }
        manifest.finish();

        assertThat(Files.readAllLines(out))
                .isEqualTo(IntStream.range(0, rows)
                        .mapToObj(row -> "ü".repeat(row % 7) + row)
                        .toList());
        Files.delete(out);
        Files.delete(place);
    }
}
