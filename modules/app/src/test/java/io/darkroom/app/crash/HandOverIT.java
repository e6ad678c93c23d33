package io.darkroom.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.app.local.Stage;
import io.darkroom.app.local.Stages;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.Bills;
import io.darkroom.sandbox.api.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 700;
    private static final int CAP = 40;

    @TempDir
    Path folder;

    private Plant plant;

    @BeforeEach
    void start() throws IOException {
        plant = Plant.start(
                folder.resolve("plant"),
                Map.of(
                        "topics.partitions", "4",
                        "providers.sandbox.max-in-flight", Integer.toString(CAP),
                        "providers.sandbox.call-timeout", "20s"),
                Latency.parse("500ms..800ms"));
        plant.run("intake", Set.of(Stage.INTAKE));
    }

    @AfterEach
    void stop() {
        plant.close();
    }

    @Test
    void oneJoinsAndTheOtherLeavesWithoutARepeatALossOrACallTooMany() throws IOException {
        Job job = plant.job(folder);
        Stages first = plant.run("first", Set.of(Stage.GENERATION));
        job.command(List.of("import", job.catalog("L", ROWS).toString(), "--variants", "1"));
        await().atMost(LIMIT).until(() -> billed().billedCalls() > CAP);

        Stages second = plant.run("second", Set.of(Stage.GENERATION));
        await().atMost(LIMIT).until(() -> inFlight(second) > 0);
        long whenBothWorked = billed().billedCalls();
        first.close();
        long whenOneHadLeft = billed().billedCalls();
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(completed()).hasSize(ROWS).doesNotHaveDuplicates());

        assertThat(List.of(whenBothWorked, whenOneHadLeft)).allMatch(calls -> calls < ROWS);
        assertThat(billed().calls()).isEqualTo(ROWS);
        assertThat(billed().repeatedRequests()).isZero();
        assertThat(plant.api().maxInFlight()).isBetween(CAP / 2, CAP);
        assertThat(inFlight(second)).isZero();
    }

    private Bills.Totals billed() {
        return plant.api().bills().totals();
    }

    private static int inFlight(Stages stages) {
        return stages.gate().orElseThrow().inFlight();
    }

    private List<String> completed() {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().completed())
                .stream()
                .map(ImageCompleted::getIdempotencyKey)
                .toList();
    }
}
