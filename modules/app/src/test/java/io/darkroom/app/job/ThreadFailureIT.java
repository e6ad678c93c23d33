package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream thread of generation fails because a record of a newer version comes while the registry is away. */
class ThreadFailureIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ROWS = 4;

    @TempDir
    Path folder;

    private Plant plant;
    private Stages generation;

    @BeforeEach
    void start() throws IOException {
        plant = Plant.start(
                folder.resolve("plant"),
                Map.of("providers.sandbox.max-in-flight", "6", "providers.sandbox.call-timeout", "90s"),
                Latency.of(Duration.ofMillis(100)));
        plant.run("intake", Set.of(Stage.INTAKE));
        generation = plant.run("generation", Set.of(Stage.GENERATION));
    }

    @AfterEach
    void stop() {
        plant.close();
    }

    @Test
    void theClientRestartsAndNothingIsLostOrRepeatedOrPutAside() throws Exception {
        Topic<GenerationRequest> requests = topics().requests("sandbox");
        int unseen = plant.registerElsewhere(
                requests.name() + "-value", LaterRelease.schema(GenerationRequest.getClassSchema()));
        List<String> skus = rows();
        skus.add(Newer.SKU);
        publishHeld();

        plant.stopRegistry();
        Newer.write(plant, requests, unseen);
        await().atMost(LIMIT).until(ThreadFailureIT::isRestarting);
        plant.front().release();
        plant.startRegistry();

        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(completed()).containsExactlyInAnyOrderElementsOf(skus));
        assertThat(plant.api().bills().totals().calls()).isEqualTo(skus.size());
        assertThat(TopicContent.records(plant.installation(), Topics.dlqOf(requests.name())))
                .isEmpty();
        assertThat(generation.failure()).isNotDone();
        assertThat(plant.gate().inFlight()).isZero();
    }

    @Tag("long")
    @Test
    void whenItFailsAgainAndAgainTheStageEndsAndSaysHowOftenInWhatTime() throws Exception {
        Topic<GenerationRequest> requests = topics().requests("sandbox");
        int unseen = plant.registerElsewhere(
                requests.name() + "-value", LaterRelease.schema(GenerationRequest.getClassSchema()));
        plant.stopRegistry();

        Newer.write(plant, requests, unseen);

        assertThat(generation.failure())
                .succeedsWithin(LIMIT)
                .asString()
                .startsWith("generation stopped: 6 failures of a stream thread within 10 minutes, the last one ")
                .endsWith("; the log says more.");
    }

    /** Publishes rows whose calls get no answer for now, and waits until all are sent; permits are left. */
    private void publishHeld() throws IOException {
        plant.front().hold("Chair T");
        Job job = plant.job(folder);
        Job.Result imported =
                job.command(List.of("import", job.catalog("T", ROWS).toString(), "--variants", "1"));
        assertThat(imported.code()).as(imported.err()).isZero();
        await().atMost(LIMIT).until(() -> plant.front().held() == ROWS);
    }

    private static List<String> rows() {
        return new ArrayList<>(
                IntStream.rangeClosed(1, ROWS).mapToObj("T-%04d"::formatted).toList());
    }

    private static boolean isRestarting() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("darkroom-generation-sandbox-restart"));
    }

    private List<String> completed() {
        return TopicContent.values(plant.installation(), topics().completed()).stream()
                .map(ImageCompleted::getSku)
                .toList();
    }

    private Topics topics() {
        return plant.installation().topics();
    }
}
