package io.darkroom.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.sandbox.api.setting.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays whose process ends in the middle. */
@Tag("long")
class ReplayKillIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int RECORDS = 200;

    @TempDir
    Path folder;

    @Test
    void everyRecordIsCopiedOnceWhateverEndsTheProcess() throws Exception {
        try (Plant plant = Plant.start(folder, Map.of(), Latency.parse("5ms"))) {
            Job job = plant.job(folder);
            job.command(List.of("import", job.catalog("K", RECORDS).toString()));
            String flags = String.join(" ", job.flags());

            try (DarkroomProcess killed = DarkroomProcess.start(
                    folder, "replay --topic catalog.changes --from-offset 0 --rate 20/s --id k --yes " + flags)) {
                awaitCopies(plant, 20);
                killed.kill();
            }
            int interrupted;
            String said;
            try (DarkroomProcess process = DarkroomProcess.start(folder, "replay --resume k --yes " + flags)) {
                awaitCopies(plant, 80);
                interrupted = process.interrupt();
                said = process.said();
            }
            Job.Result resumed = job.command(List.of("replay", "--resume", "k", "--rate", "1000/s", "--yes"));

            assertThat(interrupted).isEqualTo(130);
            assertThat(said).contains("Stopped: ", "darkroom replay --resume k");
            assertThat(resumed.out()).contains(RECORDS + " of " + RECORDS + " offsets read, " + RECORDS + " copied");
            assertThat(offsets(plant))
                    .containsExactlyElementsOf(
                            LongStream.range(0, RECORDS).boxed().toList());
        }
    }

    private static void awaitCopies(Plant plant, int copies) {
        await().atMost(LIMIT).until(() -> offsets(plant).size() >= copies);
    }

    private static List<Long> offsets(Plant plant) {
        return TopicContent.records(
                        plant.installation(),
                        plant.installation().topics().replays().name())
                .stream()
                .map(copy -> RecordHeaders.text(copy.headers(), RecordHeaders.REPLAY_OFFSET)
                        .map(Long::valueOf)
                        .orElseThrow())
                .toList();
    }
}
