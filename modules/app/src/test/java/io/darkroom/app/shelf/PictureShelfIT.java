package io.darkroom.app.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.asset.AssetName;
import io.darkroom.app.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code darkroom run} on its own data folder brings its pictures by way of the asset stage. */
class PictureShelfIT {
    private static final String QUICK = "sandbox.latency: 50ms\n";

    /** No picture of the sandbox is so small: what is fetched now is missing. */
    private static final String NOTHING_IS_FETCHED = QUICK + "pictures.max-bytes: 1KiB\n";

    @TempDir
    Path folder;

    @Test
    void whatWasMissingIsAskedForByTheNextRunAndWhatIsStoredNeedsNoProvider() throws IOException {
        Job job = new Job(folder, Map.of(), "--data-dir", folder.resolve("data").toString());
        Path file = job.catalog("P", 2);
        Path pictures = folder.resolve("pictures");
        Path elsewhere = folder.resolve("elsewhere");

        configure(NOTHING_IS_FETCHED);
        Job.Result missing = run(job, file, pictures);
        configure(QUICK);
        Job.Result healed = run(job, file, pictures);
        configure(NOTHING_IS_FETCHED);
        Job.Result again = run(job, file, elsewhere);

        assertThat(List.of(missing.code(), healed.code(), again.code()))
                .as(missing.err() + healed.err() + again.err())
                .containsOnly(0);
        assertThat(missing.out()).contains("Pictures: 0 in " + pictures);
        assertThat(missing.err())
                .contains("Pictures that could not be fetched: 4", "larger than 1024 bytes (pictures.max-bytes)");
        assertThat(healed.out()).contains("Pictures: 4 in " + pictures);
        assertThat(healed.lines()).isEqualTo(missing.lines()).isEqualTo(again.lines());
        assertThat(again.out()).contains("Pictures: 4 in " + elsewhere);
        assertThat(names(pictures))
                .isEqualTo(names(elsewhere))
                .containsExactlyInAnyOrder(
                        "P-0001/product-main-1.png",
                        "P-0001/product-main-2.png",
                        "P-0002/product-main-1.png",
                        "P-0002/product-main-2.png");
        Path picture = pictures.resolve("P-0001/product-main-1.png");
        Path stored = folder.resolve("data/assets")
                .resolve(AssetName.of(Files.readAllBytes(picture)).text());
        assertThat(Files.isSameFile(picture, stored)).isTrue();
        assertThat(Files.isSameFile(elsewhere.resolve("P-0001/product-main-1.png"), stored))
                .isTrue();
    }

    private void configure(String settings) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), settings);
    }

    private static Job.Result run(Job job, Path file, Path pictures) {
        return job.run(file, "--variants", "2", "--pictures", pictures.toString());
    }

    private static List<String> names(Path pictures) throws IOException {
        try (Stream<Path> files = Files.walk(pictures)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .map(file -> pictures.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
