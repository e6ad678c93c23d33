package io.darkroom.app.asset.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Broker;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.TopicContent;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.Asset;
import io.darkroom.contract.ImageAssets;
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

/** The process of the asset stage is killed while pictures come. */
@Tag("long")
class AssetKillIT {
    private static final int RESULTS = 60;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void everyPictureIsStoredOnceAndNoneIsHalf() throws Exception {
        Files.writeString(folder.resolve("darkroom.yaml"), """
                assets: {store: folder, dir: assets}
                topics: {partitions: 1, replication: 1}
                """);
        try (PictureServer pictures = new PictureServer(Duration.ofMillis(300));
                Broker broker = Broker.on(folder.resolve("broker"))) {
            Job.Result made = new Job(folder, Map.of(), broker.flags().split(" ")).command(List.of("topics", "create"));
            assertThat(made.code()).as(made.err()).isZero();
            try (Results results = new Results(broker.installation())) {
                for (int i = 0; i < RESULTS; i++) {
                    results.write("K-" + i, pictures.put("k" + i + ".png", SamplePictures.png(20 + i, 400)));
                }
            }
            String serve = "serve --stages assets --http-port off --data-dir serve " + broker.flags();
            try (DarkroomProcess first = DarkroomProcess.start(folder, serve)) {
                first.awaitText("serving");
                await().atMost(LIMIT).until(() -> records(broker.installation()).size() >= RESULTS / 4);
                first.kill();
            }
            assertEachFileIsWhatItsNameSays();

            try (DarkroomProcess second = DarkroomProcess.start(folder, serve)) {
                second.awaitText("serving");
                await().atMost(LIMIT).until(() -> records(broker.installation()).size() >= RESULTS);
                assertThat(second.terminate()).as(second.said()).isZero();
            }

            assertThat(records(broker.installation())).hasSize(RESULTS).allMatch(ImageAssets::getComplete);
            assertThat(records(broker.installation()))
                    .extracting(assets -> assets.getAssets().getFirst())
                    .extracting(Asset::getSourceUrl)
                    .doesNotHaveDuplicates();
            assertEachFileIsWhatItsNameSays();
            assertThat(stored()).hasSize(RESULTS);
        }
    }

    private static List<ImageAssets> records(Installation installation) {
        return TopicContent.values(installation, installation.topics().assets());
    }

    private void assertEachFileIsWhatItsNameSays() throws IOException {
        assertThat(stored())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(
                                AssetName.of(Files.readAllBytes(file)).text())
                        .isEqualTo(file.getFileName().toString()));
    }

    /** Without the parts that a killed process leaves behind. */
    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("assets"))) {
            return files.filter(file -> !file.toString().endsWith(".part")).toList();
        }
    }
}
