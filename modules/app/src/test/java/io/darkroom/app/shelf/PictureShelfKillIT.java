package io.darkroom.app.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.asset.AssetName;
import io.darkroom.app.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code darkroom run} is killed, and stopped, while its pictures come. */
@Tag("long")
class PictureShelfKillIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 60;
    private static final String RUN = "run P.csv --variants 2 --out out.jsonl --pictures pictures";

    @TempDir
    Path folder;

    @Test
    void theNextRunHasEveryPictureOnceAndNoneIsHalf() throws Exception {
        Files.writeString(folder.resolve("darkroom.yaml"), "sandbox.latency: 0s..300ms\n");
        new Job(folder, Map.of()).catalog("P", ROWS);
        try (DarkroomProcess first = DarkroomProcess.start(folder, RUN)) {
            awaitPictures(20);
            first.kill();
        }
        try (DarkroomProcess second = DarkroomProcess.start(folder, RUN)) {
            awaitPictures(60);
            assertThat(second.interrupt()).as(second.said()).isIn(0, 130);
        }
        assertEachIsWhole();

        try (DarkroomProcess last = DarkroomProcess.start(folder, RUN)) {
            assertThat(last.exitCode()).as(last.said()).isZero();
            assertThat(last.said()).contains("Pictures: 120 in pictures").doesNotContain("could not be fetched");
        }
        assertThat(pictures()).hasSize(2 * ROWS);
        assertEachIsWhole();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(ROWS);
    }

    private void awaitPictures(int count) {
        await().atMost(LIMIT).until(() -> pictures().size() >= count);
    }

    /** Under a name of the store lies what it names; under a name of the folder a picture. */
    private void assertEachIsWhole() throws IOException {
        try (Stream<Path> stored = Files.list(folder.resolve(".darkroom/assets"))) {
            assertThat(stored.filter(file -> file.toString().endsWith(".png")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    AssetName.of(Files.readAllBytes(file)).text())
                            .isEqualTo(file.getFileName().toString()));
        }
        assertThat(pictures())
                .allSatisfy(file -> assertThat(folder.resolve(".darkroom/assets")
                                .resolve(AssetName.of(Files.readAllBytes(file)).text()))
                        .exists());
    }

    private List<Path> pictures() throws IOException {
        Path pictures = folder.resolve("pictures");
        if (!Files.exists(pictures)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(pictures)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }
}
