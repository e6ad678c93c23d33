package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns over several processes, one of which leaves, and over a restart with another window. */
class CampaignIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Set<Stage> BOTH = Set.of(Stage.INTAKE, Stage.GENERATION);
    private static final int CAP = 4;
    private static final int CAPPED = 40;
    private static final int FREE = 20;

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "topics.partitions", "4",
            "providers.sandbox.max-in-flight", "8",
            "campaigns.autumn.max-in-flight", Integer.toString(CAP),
            "campaigns.winter.from", "2035-01-01"));
    private Plant plant;

    @BeforeEach
    void start() throws IOException {
        plant = Plant.start(folder, settings, Latency.of(Duration.ofMillis(150)));
    }

    @AfterEach
    void stop() {
        plant.close();
    }

    @Test
    void aCapHoldsForTheFleetAndAClosedCampaignIsDrawnWhenItsWindowIsMoved() throws IOException {
        Job job = plant.job(folder);
        try (Stages stays = plant.run("stays", BOTH)) {
            try (Stages leaves = plant.run("leaves", BOTH)) {
                said(job, "import", events().toString());
                await().atMost(LIMIT).until(() -> completed() >= CAPPED / 4);
                leaves.stopCalling();
            }
            await().atMost(LIMIT).until(() -> completed() == CAPPED + FREE);
            orderWinterAgain();
            await().atMost(LIMIT).until(() -> failed().size() == 1);
            assertThat(stays.failure()).isNotDone();
        }
        assertThat(plant.api().calls()).isEqualTo(CAPPED + FREE);
        assertThat(mostAtATime("AUT-")).isBetween(2L, (long) CAP);
        assertThat(plant.front().mostAtOnce()).isGreaterThan(CAP);
        assertThat(said(job, "status", "WIN-0", "--config", configured().toString()))
                .contains("campaign winter, opens 2035-01-01T00:00:00Z");

        settings.put("campaigns.winter.from", "2026-01-01");
        try (Stages moved = plant.run("stays", BOTH)) {
            await().atMost(LIMIT).until(() -> completed() == CAPPED + FREE + 1);
            assertThat(moved.failure()).isNotDone();
        }
        assertThat(plant.api().calls())
                .as("the order that was replaced cost nothing")
                .isEqualTo(CAPPED + FREE + 1);
        assertThat(failed()).singleElement().satisfies(replaced -> {
            assertThat(replaced.getSku()).isEqualTo("WIN-0");
            assertThat(replaced.getFailure().getError()).isEqualTo("it was ordered again before it could be drawn");
        });
    }

    /** As an operator does it who insists: the picture that waits is to be another one. */
    private void orderWinterAgain() {
        Topic<CatalogChange> changes = plant.installation().topics().changes();
        CatalogChange again = TopicContent.values(plant.installation(), changes).stream()
                .filter(change -> change.getSku().equals("WIN-0"))
                .findFirst()
                .orElseThrow();
        again.setEventId("again");
        again.getProduct().setTitle("Red mug");
        Headers headers = CloudEvents.headers(
                CloudEvents.CATALOG_CHANGE, "again", "WIN-0", again.getOccurredAt(), Optional.empty());
        RecordHeaders.set(headers, RecordHeaders.FORCE, "act-1");
        byte[] value = changes.value().serializer().serialize(changes.name(), headers, again);
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            var unused = producer.send(new ProducerRecord<>(
                    changes.name(), null, "WIN-0".getBytes(StandardCharsets.UTF_8), value, headers));
        }
    }

    private List<ImageFailed> failed() {
        return TopicContent.values(
                plant.installation(), plant.installation().topics().failed());
    }

    private long completed() {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().completed())
                .stream()
                .map(ImageCompleted::getSku)
                .distinct()
                .count();
    }

    private long mostAtATime(String skus) {
        return plant.front().companies().stream()
                .filter(met -> met.token().startsWith(skus))
                .mapToLong(met -> met.open(skus))
                .max()
                .orElse(0);
    }

    private Path configured() throws IOException {
        return Files.writeString(folder.resolve("campaigns.yaml"), "campaigns.winter.from: 2035-01-01\n");
    }

    private Path events() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(event("WIN-0", ",\"campaign\":\"winter\""));
        Stream.concat(
                        IntStream.range(0, CAPPED).mapToObj(i -> event("AUT-" + i, ",\"campaign\":\"autumn\"")),
                        IntStream.range(0, FREE).mapToObj(i -> event("FREE-" + i, "")))
                .forEach(lines::add);
        return Files.write(folder.resolve("events.jsonl"), lines);
    }

    private static String event(String sku, String campaign) {
        return """
                {"sku":"%s","product":{"title":"Mug"},"sourceImageUrl":"https://x.example/a.png",\
                "shots":[{"shotName":"main"}]%s,"occurredAt":"2026-11-20T12:00:00Z"}""".formatted(sku, campaign);
    }

    private static String said(Job job, String... words) {
        Job.Result result = job.command(List.of(words));
        assertThat(result.code())
                .as(String.join(" ", words) + ": " + result.err())
                .isZero();
        return result.out();
    }
}
