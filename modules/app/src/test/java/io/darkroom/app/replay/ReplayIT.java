package io.darkroom.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.app.replay.copy.HalfWay;
import io.darkroom.app.replay.copy.Transactions;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.app.replay.range.Spans;
import io.darkroom.app.replay.survey.Orders;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Replay;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays of what the pipeline has drawn, refused and failed, as their user starts them. */
class ReplayIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    static Path home;

    private static Plant plant;
    private static int jobs;

    private Job job;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(
                        home,
                        Map.of("retry.max-attempts", "1", "providers.sandbox.max-in-flight", "12"),
                        Latency.parse("5ms"))
                .withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @BeforeEach
    void folder() throws IOException {
        job = plant.job(Files.createDirectory(home.resolve("job-" + jobs++)));
    }

    @AfterEach
    void noFaults() {
        plant.api().faults().clear();
    }

    @Test
    void aFinishedRangeReplayedTwiceCostsNothing() throws IOException {
        String range = published("A", 4);

        Job.Result skipped = replay(range);
        String first = id();
        Job.Result everything = replay(range, "--only", "all", "--id", first);

        assertThat(skipped.code()).isZero();
        assertThat(skipped.out()).contains("Nothing to replay");
        assertThat(everything.code()).isZero();
        assertThat(everything.out()).contains("4 copied", "darkroom replay show " + first);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(show(first)).contains("turned away  4 records\n", "completed    0 orders"));
        assertThat(plant.billed("A-").calls()).isEqualTo(4);
    }

    @Test
    void onlyWhatFailedIsDrawnAgain() throws IOException {
        plant.api()
                .faults()
                .set("[{when: {prompt: 'Chair B-0002'}, then: {status: 400, code: moderation_blocked, message: No.}}]");
        String range = published("B", 4);
        plant.api().faults().clear();
        String id = id();

        Job.Result dry = replay(range, "--dry-run");
        Job.Result replay = replay(range, "--only", "failed", "--id", id);

        assertThat(dry.out())
                .contains(
                        "Records: 4",
                        "Completed already, skipped: 3 orders",
                        "To be drawn: 4 pictures in 1 call to sandbox")
                .contains("Nothing was started.");
        assertThat(replay.code()).isZero();
        assertThat(replay.out()).contains("1 copied");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(show(id)).contains("completed    1 order\n"));
        assertThat(plant.billed("B-0002").calls()).isEqualTo(2);
        assertThat(plant.billed("B-0001").calls()).isEqualTo(1);
    }

    @Test
    void forceDrawsAgainOncePerReplay() throws IOException {
        String range = published("C", 2);
        String id = id();

        Job.Result forced = replay(range, "--force", "--id", id, "--where", "sku=C-0001");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(show(id)).contains("completed    1 order\n"));
        Job.Result taken = replay(range, "--force", "--id", id);

        assertThat(forced.out()).contains("1 copied");
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("--id must be new");
        assertThat(plant.billed("C-0001").calls()).isEqualTo(2);
        assertThat(plant.billed("C-0002").calls()).isEqualTo(1);
        assertThat(generations("C-0001")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void retryTakesTheNewestFailureOfAKeyThatIsStillFailed() throws IOException {
        plant.api()
                .faults()
                .set("[{when: {prompt: 'Chair D-'}, then: {status: 400, code: moderation_blocked, message: No.}}]");
        Path file = job.catalog("D", 3);
        job.run(file);
        awaitClosed("D-");
        job.run(file);
        plant.api().faults().clear();
        awaitClosed("D-");
        job.run(job.catalog("D", 1));
        awaitClosed("D-");

        Job.Result one = retry("--shot", "main", "--key", "D-0002:product:main:prompt_v1", "--dry-run");
        Job.Result dry = retry("--class", "content-rejected", "--dry-run");
        String id = id();
        Job.Result retried = retry("--class", "CONTENT_REJECTED", "--id", id, "--yes", "--lane", "live");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(show(id)).contains("completed    2 orders\n"));

        assertThat(one.out()).contains("To be drawn: 4 pictures in 1 call");
        assertThat(dry.out()).contains("with class=CONTENT_REJECTED", "To be drawn: 8 pictures in 2 calls");
        assertThat(retried.out()).contains("2 copied");
        assertThat(copies(id))
                .allSatisfy(copy -> assertThat(RecordHeaders.text(copy.headers(), RecordHeaders.REPLAY_GENERATION))
                        .isPresent());
        assertThat(plant.billed("D-0001").calls()).isEqualTo(3);
        assertThat(plant.billed("D-0002").calls()).isEqualTo(3);
        assertThat(retry("--class", "CONTENT_REJECTED", "--yes").out()).contains("Nothing to replay");
    }

    @Test
    void anInterruptedReplayGoesOnWhereItsLastTransactionEnded() throws IOException {
        String range = published("E", 12);
        String id = id();
        HalfWay.of(plant.installation(), id, Spans.of(range), 5);

        Job.Result shown = command("replay", "list");
        Job.Result resumed = command("replay", "--resume", id, "--yes");

        assertThat(shown.out()).contains(id);
        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).contains("12 of 12 offsets read, 12 copied");
        assertThat(copies(id))
                .extracting(copy -> RecordHeaders.text(copy.headers(), RecordHeaders.REPLAY_OFFSET)
                        .map(Long::valueOf)
                        .orElseThrow())
                .containsExactlyElementsOf(Spans.offsets(range));
        assertThat(command("replay", "--resume", id, "--yes").out()).contains("is finished: 12 records copied");
    }

    @Test
    void whatCannotBeDecodedComesBackFromTheDeadLetterTopicAsItWas() throws IOException {
        byte[] value = "no event".getBytes(StandardCharsets.UTF_8);
        send(plant.installation().topics().changes().name(), value);
        String dlq = plant.installation().topics().dlq().name();
        await().atMost(LIMIT)
                .until(() -> !TopicContent.records(plant.installation(), dlq).isEmpty());
        sendFailureCopy(dlq);
        String id = id();

        Job.Result dry = command("replay", "--topic", dlq, "--from-time", "1h", "--dry-run");
        Job.Result all = command("replay", "--topic", dlq, "--from-time", "1h", "--only", "all", "--id", id, "--yes");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(show(id)).contains("undecodable  1 record\n"));

        assertThat(dry.out())
                .contains("No valid event, cannot be decoded: 1 record", dlq + "-0@")
                .contains("which replay --topic brings back from there: 1 record", "it stands at image.failed-0@3");
        assertThat(all.out()).contains("1 copied");
        assertThat(copies(id)).singleElement().satisfies(copy -> {
            assertThat(copy.value()).isEqualTo(value);
            assertThat(copy.headers()).noneMatch(header -> header.key().startsWith("__streams"));
        });
    }

    @Test
    void anImportStandsBehindLiveWorkWhenItIsToldTo() throws IOException {
        Path file = job.catalog("G", 2);

        Job.Result imported = command("import", file.toString(), "--backfill");

        assertThat(imported.code()).isZero();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(plant.billed("G-").calls()).isEqualTo(2));
        assertThat(TopicContent.values(
                        plant.installation(), plant.installation().topics().backfill("sandbox")))
                .filteredOn(request -> request.getSku().startsWith("G-"))
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(request -> assertThat(request.getBackfill()).isTrue());
    }

    @Test
    void whoeverTakesAReplayOverStopsTheOneBefore() {
        Replay state = Orders.plan(Source.CHANGES, Only.ALL, false).begin(Orders.NOW, "somebody");
        try (Transactions before = new Transactions(plant.installation(), "", "fenced");
                Transactions after = new Transactions(plant.installation(), "", "fenced")) {
            after.commit(List.of(), state);

            assertThatThrownBy(() -> before.commit(List.of(), state))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("Another process goes on with the replay fenced");
        }
    }

    @Test
    void rangesThatCannotBeAreSaidInOneSentence() throws IOException {
        published("F", 1);

        assertThat(refused("--partition 7 --from-offset 0 --to-offset 1"))
                .contains("--partition must be 0 to 0 for topic catalog.changes, was 7.");
        assertThat(refused("--from-offset 5 --to-offset 3")).contains("--to-offset must be more than --from-offset 5");
        assertThat(refused("--from-offset 100000")).contains("--from-offset must be less than ");
        assertThat(refused("--from-offset 0 --to-offset 100000")).contains("--to-offset must be at most ");
        assertThat(refused("--group nobody")).contains("nobody has none");
        assertThat(refused("--from-time 1h --to-time 2h")).contains("--to-time must be after --from-time");
        assertThat(refused("--from-time yesterday")).contains("--from-time must be a time such as");
        assertThat(refused("--from-offset 0 --where skuu=A")).contains("did you mean sku?");
        assertThat(refused("--from-offset 0 --rate fast")).contains("--rate must be");
        assertThat(refused("--from-offset 0 --group g")).contains("exactly one way");
        assertThat(command("replay", "--topic", "image.assets", "--from-time", "1h", "--yes")
                        .err())
                .contains("--topic must be one of catalog.changes, image.failed, image.completed");
        assertThat(command("replay", "show", "nobody").err()).contains("darkroom replay list");
        assertThat(retry("--yes").err()).contains("--job J, --anchor A, --sku S, --shot N, --key K or --class C");
    }

    private String published(String prefix, int rows) throws IOException {
        long from = Spans.end(plant.installation());
        job.run(job.catalog(prefix, rows));
        awaitClosed(prefix + "-");
        return "--from-offset " + from + " --to-offset " + Spans.end(plant.installation());
    }

    /** A run ends when its results are there; the ledger hears of them a moment later. */
    private static void awaitClosed(String prefix) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(states(prefix).values()).doesNotContain(LedgerState.IN_PROGRESS));
    }

    /** The newest state of each key. */
    private static Map<String, LedgerState> states(String prefix) {
        Map<String, LedgerState> states = new HashMap<>();
        TopicContent.values(plant.installation(), plant.installation().topics().status()).stream()
                .filter(status -> status.getSku().startsWith(prefix))
                .forEach(status -> states.put(status.getIdempotencyKey(), status.getState()));
        return states;
    }

    private Job.Result replay(String range, String... more) {
        List<String> words = new ArrayList<>(List.of("replay", "--topic", "catalog.changes"));
        words.addAll(List.of(range.split(" ", -1)));
        words.addAll(Arrays.asList(more));
        words.add("--yes");
        return job.command(words);
    }

    private Job.Result retry(String... more) {
        List<String> words = new ArrayList<>(List.of("retry"));
        words.addAll(Arrays.asList(more));
        return job.command(words);
    }

    private String refused(String range) {
        Job.Result result = replay(range);
        assertThat(result.code()).as(range).isEqualTo(2);
        return result.err();
    }

    private String show(String id) {
        return command("replay", "show", id).out();
    }

    private Job.Result command(String... words) {
        return job.command(List.of(words));
    }

    private static List<ConsumerRecord<byte[], byte[]>> copies(String id) {
        return TopicContent.records(
                        plant.installation(),
                        plant.installation().topics().replays().name())
                .stream()
                .filter(copy -> RecordHeaders.text(copy.headers(), RecordHeaders.REPLAY_ID)
                        .filter(id::equals)
                        .isPresent())
                .toList();
    }

    private static List<Long> generations(String sku) {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().completed())
                .stream()
                .filter(image -> image.getSku().equals(sku))
                .map(ImageCompleted::getGeneration)
                .toList();
    }

    private static void send(String topic, byte[] value) {
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            var unused = producer.send(new ProducerRecord<>(topic, value));
        }
    }

    private static void sendFailureCopy(String dlq) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(dlq, new byte[] {0, 0, 0, 0, 9, 1});
        RecordHeaders.set(copy.headers(), RecordHeaders.REPLAY_TOPIC, "image.failed");
        RecordHeaders.set(copy.headers(), RecordHeaders.REPLAY_PARTITION, "0");
        RecordHeaders.set(copy.headers(), RecordHeaders.REPLAY_OFFSET, "3");
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            var unused = producer.send(copy);
        }
    }

    private static String id() {
        return "it-" + UUID.randomUUID();
    }
}
