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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 200;
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
                        "providers.sandbox.call-timeout", "90s"),
                Latency.parse("200ms..400ms"));
        plant.run("intake", Set.of(Stage.INTAKE));
    }

    @AfterEach
    void stop() {
        plant.close();
    }

    @Test
    void oneJoinsAndTheOtherLeavesWithoutARepeatALossOrACallTooMany() throws Exception {
        Stages first = plant.run("first", Set.of(Stage.GENERATION));
        publish("L1");
        await().atMost(LIMIT).until(() -> billed().billedCalls() > CAP);

        publishHeld("L2");
        await().atMost(LIMIT).until(() -> plant.front().held() == CAP);
        Stages second = plant.run("second", Set.of(Stage.GENERATION));
        await().atMost(LIMIT).until(() -> second.gate().orElseThrow().queued() > 0);
        assertThat(inFlight(second))
                .as("permits of calls that the other one sent")
                .isZero();
        plant.front().release();

        publishHeld("L3");
        await().atMost(LIMIT).until(() -> inFlight(first) > 0 && inFlight(second) > 0);
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(
                first::close, task -> Thread.ofPlatform().name("leaving").start(task));
        await().atMost(LIMIT).until(() -> second.gate().orElseThrow().queued() > 0);
        plant.front().release();
        leaving.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(completed()).hasSize(3 * ROWS).doesNotHaveDuplicates());
        assertThat(billed().calls()).isEqualTo(3 * ROWS);
        assertThat(billed().repeatedRequests()).isZero();
        assertThat(plant.front().mostAtOnce()).isEqualTo(CAP);
        assertThat(inFlight(second)).isZero();
    }

    /** Publishes rows whose calls get no answer for now. */
    private void publishHeld(String prefix) throws IOException {
        plant.front().hold("Chair " + prefix);
        publish(prefix);
    }

    private void publish(String prefix) throws IOException {
        Job job = plant.job(folder);
        Job.Result imported =
                job.command(List.of("import", job.catalog(prefix, ROWS).toString(), "--variants", "1"));
        assertThat(imported.code()).as(imported.err()).isZero();
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
