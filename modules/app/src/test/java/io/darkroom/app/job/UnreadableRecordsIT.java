package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.topic.Topics;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that meet records which they cannot read: what nobody can decode is passed over, and what only the schema registry
 * keeps from being decoded is not taken for a record that is not there.
 */
class UnreadableRecordsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String SILENCE = "The schema registry does not answer";

    @TempDir
    static Path shared;

    private static Plant plant;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(shared, Map.of(), Latency.NONE).withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    /** On a plant of its own: an outcome of another test would have told the run the schema. */
    @Test
    void aRunSaysSoAndReadsTheOutcomesWhenItIsBack() throws Exception {
        try (Plant fresh =
                Plant.start(folder.resolve("fresh"), Map.of(), Latency.NONE).withStages()) {
            fresh.front().hold("Chair AWAY");
            StringWriter said = new StringWriter();
            Path lines = folder.resolve("lines.jsonl");
            CompletableFuture<Integer> run = new CompletableFuture<>();
            List<String> words =
                    List.of("run", catalog("AWAY", 2), "--out", lines.toString(), "--pictures", "none", "--yes");
            Thread.ofPlatform().daemon().start(() -> run.complete(command(fresh, registry(fresh), said, words)));
            await().atMost(LIMIT).until(() -> fresh.front().held() == 2);

            fresh.stopRegistry();
            fresh.front().release();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(said.toString()).contains(SILENCE));
            fresh.startRegistry();

            assertThat(run.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as(said.toString())
                    .isZero();
            assertThat(said.toString()).containsOnlyOnce(SILENCE).contains("Outcomes are read again until it does");
            assertThat(Files.readAllLines(lines)).hasSize(2).allMatch(line -> line.contains("\"completed\""));
        }
    }

    @Test
    void whatWouldBeTooLittleIsNotPrinted() throws Exception {
        StringWriter drawn = new StringWriter();
        List<String> run = List.of(
                "run", catalog("DRAWN", 1), "--out", folder.resolve("d.jsonl").toString(), "--yes");
        assertThat(command(plant, registry(plant), drawn, run))
                .as(drawn.toString())
                .isZero();
        Path manifest = folder.resolve("manifest.jsonl");

        for (String line : List.of(
                "cost", "cost --json", "manifest --out " + manifest, "top --once", "top", "status DRAWN-0001")) {
            StringWriter said = new StringWriter();

            assertThat(command(plant, "http://127.0.0.1:1", said, List.of(line.split(" "))))
                    .as(line + ": " + said)
                    .isEqualTo(3);
            assertThat(said.toString())
                    .as(line)
                    .containsOnlyOnce(SILENCE)
                    .contains("127.0.0.1:1", "schema-registry.url")
                    .doesNotContain("Total");
        }
        assertThat(manifest).doesNotExist();
    }

    @Test
    void whatNeedsNoRegistryIsShownOfAProvider() {
        limitOnceGiven();
        StringWriter said = new StringWriter();

        int code = command(plant, "http://127.0.0.1:1", said, List.of("provider", "show", "sandbox"));

        assertThat(code).isEqualTo(3);
        assertThat(said.toString())
                .containsOnlyOnce(SILENCE)
                .contains("state       not known", "to be read  image.requests.sandbox", "retries     ");
    }

    @Test
    void garbageInTopicsOfOurOwnEndsNoCommand() throws Exception {
        plant.front().hold("Chair LATE");
        StringWriter before = new StringWriter();
        List<String> run = List.of(
                "run", catalog("OWN", 1), "--out", folder.resolve("o.jsonl").toString(), "--yes");
        assertThat(command(plant, registry(plant), before, run))
                .as(before.toString())
                .isZero();
        assertThat(command(plant, registry(plant), before, List.of("import", catalog("LATE", 1))))
                .as(before.toString())
                .isZero();
        await().atMost(LIMIT).until(() -> plant.front().held() == 1);
        String key = "OWN-0001:product:main:prompt_v1";
        garble(key);

        for (String line : List.of(
                "ledger show " + key,
                "status OWN-0001",
                "status LATE-0001",
                "manifest --out " + folder.resolve("own.jsonl"),
                "cost",
                "top --once",
                "provider show sandbox",
                "replay --topic catalog.changes --partition 0 --from-offset 0 --dry-run",
                "replay --topic catalog.changes --partition 0 --from-offset 0 --only all --id own --yes",
                "replay show own")) {
            StringWriter said = new StringWriter();

            assertThat(command(plant, registry(plant), said, List.of(line.split(" "))))
                    .as(line + ": " + said)
                    .isZero();
        }
        plant.front().release();
    }

    /** Writes what nobody can decode into topics that commands read, changelogs of the stages among them. */
    private static void garble(String key) throws Exception {
        Topics topics = plant.installation().topics();
        WorkTopics names = new WorkTopics("sandbox", topics, "darkroom-intake", "darkroom-generation-sandbox");
        try (Producer<byte[], byte[]> careless = plant.installation().producer()) {
            for (String topic : List.of(
                    topics.status().name(),
                    topics.controls().name(),
                    topics.completed().name(),
                    topics.failed().name(),
                    names.openCalls(),
                    WorkTopics.admissions(names.intake()))) {
                for (String under : List.of(key, "OWN-0002:product:main:prompt_v1", "sandbox")) {
                    byte[] bytes = under.getBytes(StandardCharsets.UTF_8);
                    careless.send(new ProducerRecord<>(topic, bytes, bytes)).get();
                }
            }
        }
    }

    /** Leaves records in the topic of standing orders. */
    private void limitOnceGiven() {
        for (String limit : List.of("5", "none")) {
            StringWriter said = new StringWriter();
            assertThat(command(plant, registry(plant), said, List.of("provider", "limit", "sandbox", limit)))
                    .as(said.toString())
                    .isZero();
        }
    }

    private static String registry(Plant plant) {
        return plant.installation().registry().toString();
    }

    private String catalog(String prefix, int rows) throws IOException {
        return plant.job(folder).catalog(prefix, rows).toString();
    }

    private int command(Plant plant, String registry, StringWriter said, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(Arrays.asList(
                "--bootstrap-servers", plant.installation().bootstrapServers(), "--schema-registry", registry));
        return new Cli(folder, Map.of("DARKROOM_SCHEMA_REGISTRY_PROPERTIES_MAX_RETRIES", "0"))
                .run(said, said, all.toArray(String[]::new));
    }
}
