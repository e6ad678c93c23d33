package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.key.ConsistencySet;
import io.darkroom.contract.serde.Topic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCommandsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Broker broker;

    @BeforeAll
    static void start() {
        broker = Broker.on(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void topicsAreCreatedOnceAndThenAsTheyShouldBe() {
        Cli cli = cluster("created.");

        Cli.Ending first = run(cli, "topics create " + broker.flags());
        Cli.Ending second = run(cli, "topics create " + broker.flags());
        Cli.Ending check = run(cli, "topics check " + broker.flags());

        assertThat(first.out()).contains("created created.catalog.changes", "created created.image.requests.sandbox");
        assertThat(second.out()).startsWith("0 topics created");
        assertThat(check.out()).contains("topics are as they should be");
        assertThat(List.of(first.code(), second.code(), check.code())).containsOnly(0);
    }

    @Test
    void topicsThatDifferAreNamed() throws Exception {
        Cli cli = cluster("changed.");
        run(cli, "topics create " + broker.flags());
        try (Admin admin = broker.installation().admin()) {
            String topic = "changed.image.replies.sandbox";
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            // The controller has it now, the broker that is asked a moment later.
            await().atMost(Duration.ofMinutes(1)).until(() -> partitions(admin, topic) == 3);
        }

        Cli.Ending check = run(cli, "topics check " + broker.flags());

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("changed.image.replies.sandbox");
    }

    @Test
    void sizesThatNobodySetAreNoDeviation() {
        Cli.Ending defaults = run(Cli.in(folder), "topics check " + broker.flags());
        Cli.Ending wished =
                run(new Cli(folder, Map.of("DARKROOM_TOPICS_PARTITIONS", "7")), "topics check " + broker.flags());

        assertThat(defaults.out()).contains("are as they should be").doesNotContain("Note:");
        assertThat(defaults.code()).isZero();
        assertThat(wished.out()).contains("Note: Topic image.completed has", "topics.partitions says 7");
        assertThat(wished.code()).isZero();
    }

    @Test
    void aManifestSaysWhatIsInProgressAndRefusesAJobThatNobodyKnows() throws Exception {
        publish("progress:product:main:v1", LedgerState.IN_PROGRESS);
        Path lines = folder.resolve("progress.jsonl");

        Cli.Ending all = run(Cli.in(folder), "manifest --out " + lines + " " + broker.flags());
        Cli.Ending unknown =
                run(Cli.in(folder), "manifest --job nope --out " + folder.resolve("nope.jsonl") + " " + broker.flags());

        assertThat(all.code()).isZero();
        assertThat(all.err()).contains("In progress, without a line yet: ");
        assertThat(Files.readAllLines(lines)).noneMatch(line -> line.contains("progress"));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("of a job nope");
        assertThat(folder.resolve("nope.jsonl")).doesNotExist();
    }

    @Test
    void aManifestCountsWhatWaitsByItsAnchor() throws Exception {
        String set = ConsistencySet.of("APT-7", "APT-7", Optional.of("waiting-job"), "e")
                .name();
        for (String shot : List.of("wide", "corner", "window")) {
            publish(status("APT-7:kitchen:" + shot + ":v1", LedgerState.IN_PROGRESS)
                    .setJobId("waiting-job")
                    .setConsistencySet(set)
                    .setWaitsFor(shot.equals("wide") ? null : "APT-7:kitchen:wide:v1")
                    .build());
        }

        Cli.Ending manifest = run(
                Cli.in(folder),
                "manifest --job waiting-job --out " + folder.resolve("waiting.jsonl") + " " + broker.flags());

        assertThat(manifest.code()).as(manifest.err()).isZero();
        assertThat(manifest.out()).contains("Completed: 0", "Completed shots per anchor:", "APT-7: 0 of 3, 3 waiting");
        assertThat(manifest.err()).contains("In progress, without a line yet: 3 keys");
    }

    @Test
    void serveRefusesWithoutItsTopics() {
        Cli.Ending ending = run(
                cluster("absent."),
                "serve --stages intake --data-dir " + folder.resolve("serve") + " " + broker.flags());

        assertThat(ending.code()).isEqualTo(3);
        assertThat(ending.err()).contains("absent.", "darkroom topics check").doesNotContain("Exception");
    }

    @Test
    void moreCopiesThanBrokersNameTheirSettingAndMissingTopicsAreSaidOnce() {
        Cli cli = new Cli(folder, Map.of("DARKROOM_TOPICS_PREFIX", "copies.", "DARKROOM_TOPICS_REPLICATION", "3"));

        Cli.Ending create = run(cli, "topics create " + broker.flags());
        Cli.Ending check = run(cli, "topics check " + broker.flags());

        assertThat(create.code()).isEqualTo(2);
        assertThat(create.err())
                .startsWith("darkroom: topics.replication must be at most the number of brokers, was 3:");
        assertThat(check.out()).containsOnlyOnce("darkroom topics create makes").contains(" topics are missing;");
    }

    @Test
    void aCommandAttachesToTheProcessThatUsesTheDataFolder() {
        Cli.Ending check = run(Cli.in(folder), "topics check --data-dir " + folder.resolve("data"));

        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("as they should be");
    }

    @Test
    void tailShowsRecordsAsJsonLinesUpToTheLimit() throws Exception {
        publish("tail:product:main:v1", LedgerState.COMPLETED);
        publish("tail:product:main:v1", LedgerState.FAILED);

        Cli.Ending all = run(Cli.in(folder), "tail image.status " + broker.flags());
        Cli.Ending one = run(Cli.in(folder), "tail image.status --limit 1 --partition 0 " + broker.flags());

        List<JsonNode> mine = all.out()
                .lines()
                .map(ClusterCommandsIT::json)
                .filter(line -> line.get("key").asText().startsWith("tail:"))
                .toList();
        assertThat(mine).hasSize(2);
        assertThat(mine.getLast().at("/value/state").asText()).isEqualTo("FAILED");
        assertThat(mine.getLast().at("/value/updatedAt").asText()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(mine.getLast().at("/value/jobId").isNull()).isTrue();
        assertThat(one.out().lines()).hasSize(1);
    }

    @Test
    void tailFromNowOnShowsNothingOld() throws Exception {
        publish("old:product:main:v1", LedgerState.COMPLETED);

        Cli.Ending ending = run(Cli.in(folder), "tail image.status --no-from-beginning " + broker.flags());

        assertThat(ending.code()).isZero();
        assertThat(ending.out()).isEmpty();
    }

    @Test
    void tailSaysThatTheRegistryDoesNotAnswer() throws Exception {
        publish("away:product:main:v1", LedgerState.COMPLETED);
        publish("away:product:main:v1", LedgerState.COMPLETED);

        Cli.Ending ending = run(
                Cli.in(folder),
                "tail image.status --bootstrap-servers %s --schema-registry http://127.0.0.1:1"
                        .formatted(broker.installation().bootstrapServers()));

        assertThat(ending.code()).isEqualTo(3);
        assertThat(ending.out().lines()).hasSizeGreaterThan(1).allMatch(line -> line.contains("\"base64\""));
        assertThat(ending.err())
                .containsOnlyOnce("The schema registry does not answer")
                .contains("127.0.0.1:1");
    }

    @Test
    void tailReadsTheTopicWithThePrefixOrNone() {
        run(cluster("tailed."), "topics create " + broker.flags());

        Cli.Ending prefixed = run(cluster("tailed."), "tail image.status " + broker.flags());
        Cli.Ending whole = run(cluster("tailed."), "tail tailed.image.status " + broker.flags());
        Cli.Ending none = run(cluster("nobody."), "tail image.status " + broker.flags());

        assertThat(prefixed.out()).isEmpty();
        assertThat(List.of(prefixed.code(), whole.code())).containsOnly(0);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no topic nobody.image.status");
    }

    @Test
    void whatOthersWroteCannotOrderTheTerminalAbout() throws Exception {
        publish("esc\u001b[2J\u009b:product:main:v1", LedgerState.COMPLETED);

        Cli.Ending tail = run(Cli.in(folder), "tail image.status " + broker.flags());

        assertThat(tail.out()).contains("esc\\u001B[2J\\u009b:product").doesNotContain("\u001b", "\u009b");
        assertThat(tail.out()
                        .lines()
                        .map(ClusterCommandsIT::json)
                        .map(line -> line.get("key").asText()))
                .contains("esc\u001b[2J\u009b:product:main:v1");
    }

    @Test
    void aTopicThatIsNotThereEndsWithTheListOfThoseThatAre() {
        Cli.Ending ending = run(Cli.in(folder), "tail image.complete " + broker.flags());

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("There is no topic image.complete", "image.completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import FILE ", "manifest --job J ", "manifest --job J --follow "})
    void aMissingTopicIsSaidAtOnce(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), """
                {"sku":"A","product":{"title":"T"},"sourceImageUrl":"https://images.example/1.jpg","shots":[{}],\
                "occurredAt":"2026-11-20T12:00:00Z"}
                """);

        Cli.Ending ending = run(cluster("nope."), command.replace("FILE", file.toString()) + broker.flags());

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("There is no topic nope.", "darkroom topics create");
    }

    @Test
    void whatTailPrintsAsValueCanBeImported() {
        String event = """
                {"sku":"TAIL-1","product":{"title":"Größe L"},"sourceImageUrl":"https://images.example/1.jpg",\
                "shots":[{"count":2}],"deadline":"2027-01-01T00:00:00Z","occurredAt":"2026-11-20T12:00:00Z"}
                """;
        Cli.Ending first = importing(event + "\n{}\n");
        List<JsonNode> published = changes();
        Cli.Ending second = importing(published.getLast().get("value") + "\n");

        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains("Published: 1", "Refused: 1", "Jobs: run-");
        assertThat(first.err()).contains("\nline 3: sku is missing");
        assertThat(second.code()).isZero();
        assertThat(changes()).hasSize(published.size() + 1);
        assertThat(changes().getLast().get("value"))
                .isEqualTo(published.getLast().get("value"));
        assertThat(changes().getLast().at("/headers/content-type").asText()).isEqualTo("application/avro");
    }

    private static Cli.Ending importing(String text) {
        InputStream real = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(Cli.in(folder), "import - " + broker.flags());
        } finally {
            System.setIn(real);
        }
    }

    private static List<JsonNode> changes() {
        return run(Cli.in(folder), "tail catalog.changes " + broker.flags())
                .out()
                .lines()
                .map(ClusterCommandsIT::json)
                .toList();
    }

    @Test
    void theLedgerIsShownAndReleased() throws Exception {
        publish("ledger:product:main:v1", LedgerState.IN_PROGRESS);

        Cli.Ending shown = run(Cli.in(folder), "ledger show ledger:product:main:v1 " + broker.flags());
        Cli.Ending released = run(Cli.in(folder), "ledger release ledger:product:main:v1 --yes " + broker.flags());

        assertThat(shown.out()).contains("IN_PROGRESS", "generation  7", "catalog.changes-0@12");
        assertThat(released.code()).isZero();
        assertThat(released.out()).contains("Released by image.failed-0@");
        List<JsonNode> failures = run(Cli.in(folder), "tail image.failed " + broker.flags())
                .out()
                .lines()
                .map(ClusterCommandsIT::json)
                .toList();
        assertThat(failures).singleElement().satisfies(record -> {
            assertThat(record.get("key").asText()).isEqualTo("ledger");
            assertThat(record.at("/value/idempotencyKey").asText()).isEqualTo("ledger:product:main:v1");
            assertThat(record.at("/value/generation").asLong()).isEqualTo(7);
            assertThat(record.at("/value/state").asText()).isEqualTo("FAILED");
            assertThat(record.at("/value/failure/why").asText()).isEqualTo("CANCELLED");
            assertThat(record.at("/headers/ce_type").asText()).isEqualTo("io.darkroom.image.failed.v1");
        });
    }

    @Test
    void onlyAnEntryInProgressIsReleased() throws Exception {
        publish("done:product:main:v1", LedgerState.COMPLETED);

        Cli.Ending done = run(Cli.in(folder), "ledger release done:product:main:v1 --yes " + broker.flags());
        Cli.Ending absent = run(Cli.in(folder), "ledger release nobody:product:main:v1 --yes " + broker.flags());

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("is COMPLETED");
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains("no entry nobody:product:main:v1");
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
    }

    private static void publish(String key, LedgerState state) throws Exception {
        publish(status(key, state).build());
    }

    private static GenerationStatus.Builder status(String key, LedgerState state) {
        return GenerationStatus.newBuilder()
                .setIdempotencyKey(key)
                .setState(state)
                .setDecision(Decision.ADMITTED)
                .setGeneration(7)
                .setEventId("e-1")
                .setOrigin(new Origin("catalog.changes", 0, 12L))
                .setSku(key.substring(0, key.indexOf(':')))
                .setUpdatedAt(Instant.parse("2026-11-20T10:00:00Z"));
    }

    private static void publish(GenerationStatus status) throws Exception {
        Topic<GenerationStatus> topic = broker.installation().topics().status();
        try (Producer<byte[], byte[]> producer = broker.installation().producer()) {
            producer.send(new ProducerRecord<>(
                            topic.name(),
                            status.getIdempotencyKey().getBytes(StandardCharsets.UTF_8),
                            topic.value().serializer().serialize(topic.name(), status)))
                    .get();
        }
    }

    private static Cli cluster(String prefix) {
        return new Cli(
                folder,
                Map.of(
                        "DARKROOM_TOPICS_PREFIX", prefix,
                        "DARKROOM_TOPICS_PARTITIONS", "2",
                        "DARKROOM_TOPICS_REPLICATION", "1"));
    }

    private static Cli.Ending run(Cli cli, String line) {
        return cli.run(line.split(" "));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
