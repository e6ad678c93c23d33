package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Cli;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.serde.Topic;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where orders are, asked while they are there. */
class StatusIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Plant plant;
    private static Stages intake;
    private Job job;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(
                shared,
                Map.of(
                        "providers.sandbox.max-in-flight", "2",
                        "providers.sandbox.call-timeout", "90s",
                        "providers.sandbox.price", "0.02 USD",
                        "retry.delay", "4m"),
                Latency.of(Duration.ofMillis(50)));
        intake = plant.run("intake", Set.of(Stage.INTAKE));
        plant.run("generation", Set.of(Stage.GENERATION));
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @BeforeEach
    void newFolder() {
        Job plain = plant.job(folder);
        job = new Job(folder, Map.of("DARKROOM_PROVIDERS_SANDBOX_MAX_IN_FLIGHT", "2"), plain.flags());
    }

    @AfterEach
    void noFaults() {
        plant.api().faults().clear();
        plant.front().release();
    }

    @Test
    void aFinishedSkuHasItsResultAndEveryStep() throws IOException {
        publish("DONE", 1);

        JsonNode key = awaitState("DONE-0001", "COMPLETED");
        Job.Result text = status("DONE-0001");

        assertThat(key.at("/attempts").asInt()).isEqualTo(1);
        assertThat(key.has("waitsFor")).isFalse();
        assertThat(key.at("/result/at").asText()).startsWith("image.completed-0@");
        assertThat(key.at("/result/pictures")).hasSize(1);
        assertThat(key.at("/times").fieldNames())
                .toIterable()
                .contains("occurred", "published", "admitted", "sent", "answered", "since");
        assertThat(steps(key))
                .satisfiesExactly(
                        what -> assertThat(what).contains("published"),
                        what -> assertThat(what).startsWith("admitted as generation"),
                        what -> assertThat(what).startsWith("in line"),
                        what -> assertThat(what).isEqualTo("call 1 handed over"),
                        what -> assertThat(what).isEqualTo("answered: 1 picture"),
                        what -> assertThat(what).isEqualTo("completed: 1 picture"),
                        what -> assertThat(what).startsWith("the ledger closed it"));
        assertThat(text.code()).isZero();
        assertThat(key.at("/provider").asText()).isEqualTo("sandbox");
        assertThat(text.out())
                .contains("state       completed", "catalog.changes-0@", "picture     http://")
                .contains("provider    sandbox", "cost        0.02 USD");
        assertThat(text.out()).doesNotContain("waits for");
    }

    @Test
    void aFailedSkuSaysWhy() throws IOException {
        plant.api()
                .faults()
                .set("[{when: {prompt: Chair BAD}, then: {status: 400, code: invalid_value, message: No such size.}}]");
        publish("BAD", 1);

        JsonNode key = awaitState("BAD-0001", "FAILED");

        assertThat(key.at("/result/error").asText())
                .startsWith("INVALID_REQUEST (HTTP 400")
                .contains("No such size.");
        assertThat(steps(key)).anyMatch(what -> what.startsWith("ended without a picture: INVALID_REQUEST"));
    }

    @Test
    void aCallWithoutAnAnswerIsWaitedForAndOthersStandInLineBehindIt() throws IOException {
        plant.front().hold("Chair SLOW");
        publish("SLOW", 4);
        await().atMost(LIMIT).until(() -> plant.front().held() == 2);

        List<JsonNode> keys = new ArrayList<>();
        for (int row = 1; row <= 4; row++) {
            keys.add(awaitReason("SLOW-000" + row, row <= 2 ? "answer" : "line"));
        }
        Job.Result whole = status(jobOf(keys.getFirst()));

        assertThat(keys.get(0).at("/waitsFor/sentence").asText()).contains("call handed over at", " ago");
        assertThat(keys.get(0).at("/attempts").asInt()).isEqualTo(1);
        assertThat(keys.get(2).at("/waitsFor/before").asInt()).isZero();
        assertThat(keys.get(3).at("/waitsFor/before").asInt()).isEqualTo(1);
        assertThat(keys.get(3).at("/waitsFor/sentence").asText())
                .contains("1 request is before it", "at most 2 calls at a time");
        assertThat(whole.out().lines()).hasSize(5);
        assertThat(whole.out())
                .contains("4 keys: 4 in progress, 0 completed, 0 failed", "waits for the answer of sandbox");
        plant.front().release();
        awaitState("SLOW-0004", "COMPLETED");
    }

    @Test
    void aRetrySaysWhenItIsDueAndAfterWhat() throws IOException {
        plant.api()
                .faults()
                .set("[{when: {prompt: Chair LATER}, then: {status: 500, code: server_error, message: Oops.}}]");
        publish("LATER", 1);

        JsonNode key = awaitReason("LATER-0001", "due-time");

        assertThat(key.at("/waitsFor/sentence").asText())
                .contains("retry at", " min", "PROVIDER_ERROR (HTTP 500", "Oops.");
        assertThat(key.at("/waitsFor/until").asText()).isNotBlank();
        assertThat(key.at("/attempts").asInt()).isEqualTo(1);
        assertThat(steps(key))
                .anyMatch(what -> what.startsWith("failed: PROVIDER_ERROR"))
                .anyMatch(what -> what.startsWith("retry waits until"));
    }

    @Test
    void aHoldIsToldByWhomAndWhyAndEndsWithResume() throws IOException {
        Job.Result held = job.command(List.of("provider", "hold", "sandbox", "--reason", "invoice is disputed"));
        publish("HELD", 1);

        JsonNode key = awaitReason("HELD-0001", "hold");
        Job.Result shown = job.command(List.of("provider", "show", "sandbox"));
        Job.Result resumed = job.command(List.of("provider", "resume", "sandbox"));
        awaitState("HELD-0001", "COMPLETED");
        Job.Result again = job.command(List.of("provider", "resume", "sandbox"));

        assertThat(held.code()).as(held.err()).isZero();
        assertThat(held.out())
                .contains(
                        "Ordered by darkroom.controls-0@",
                        "running ones finish",
                        "darkroom-generation-sandbox obey it");
        assertThat(key.at("/waitsFor/sentence").asText())
                .contains(
                        "the end of a hold: sandbox is held since",
                        System.getProperty("user.name"),
                        "invoice is disputed");
        assertThat(shown.out())
                .contains("is held since", "invoice is disputed", "image.requests.sandbox.backfill: nothing");
        assertThat(resumed.out()).contains("Calls to sandbox start again");
        assertThat(again.out()).contains("sandbox is not held; a wait that its Retry-After asked for ends.");
    }

    @Test
    void aLimitIsObeyedSaidAndEnded() throws IOException {
        Job.Result limited = job.command(List.of("provider", "limit", "sandbox", "1"));
        plant.front().hold("Chair LIMITED");
        publish("LIMITED", 2);
        await().atMost(LIMIT).until(() -> plant.front().held() == 1);

        JsonNode second = awaitReason("LIMITED-0002", "line");
        Job.Result ended = job.command(List.of("provider", "limit", "sandbox", "none"));
        await().atMost(LIMIT).until(() -> plant.front().held() == 2);

        assertThat(limited.out()).contains("At most 1 call to sandbox at a time");
        assertThat(second.at("/waitsFor/sentence").asText()).contains("at most 1 call at a time (limit of ");
        assertThat(ended.out()).contains("max-in-flight counts again");
        plant.front().release();
        awaitState("LIMITED-0002", "COMPLETED");
    }

    @Test
    void ordersThatCannotBeGivenAreRefused() {
        Job.Result unknown = job.command(List.of("provider", "hold", "nobody"));
        Job.Result much = job.command(List.of("provider", "limit", "sandbox", "7"));

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no provider nobody here; there are topics of sandbox.");
        assertThat(much.code()).isEqualTo(2);
        assertThat(much.err()).contains("must be 1 to 2 (providers.sandbox.max-in-flight) or none, was 7");
    }

    @Test
    void anEventThatIntakeHasNotReadSaysHowManyAreBeforeIt() throws IOException {
        intake.close();
        try {
            publish("UNREAD", 2);

            Job.Result second = status("UNREAD-0002");

            assertThat(second.code()).as(second.err()).isZero();
            assertThat(second.out())
                    .contains("UNREAD-0002  waits for intake: it has not looked at the event at catalog.changes-0@");
            assertThat(second.out()).contains("1 record is before it", "no darkroom serve runs intake now");
            assertThat(second.out()).contains("0 keys", "events that wait for intake: 1");
        } finally {
            intake = plant.run("intake", Set.of(Stage.INTAKE));
        }
        awaitState("UNREAD-0002", "COMPLETED");
    }

    @Test
    void aRejectedEventIsFoundByItsSkuAndByItsJob() throws Exception {
        publishOfUnknownSegment("REJECTED-1", "moon-job");

        awaitRejection("REJECTED-1");
        assertThat(status("moon-job").out()).contains("REJECTED-1  event at ");
    }

    @Test
    void aRejectedEventIsFoundAlsoWhereItsSkuHasAKey() throws Exception {
        publish("MIXED", 1);
        awaitState("MIXED-0001", "COMPLETED");
        assertThat(status("MIXED-0001").out()).doesNotContain("rejected");

        publishOfUnknownSegment("MIXED-0001", "moon-job");

        awaitRejection("MIXED-0001");
        assertThat(status("MIXED-0001").out()).contains("MIXED-0001:product:main:prompt_v1", "completed");
    }

    private static void publishOfUnknownSegment(String sku, String jobId) throws Exception {
        Topic<CatalogChange> changes = plant.installation().topics().changes();
        CatalogChange moon = CatalogChange.newBuilder()
                .setSku(sku)
                .setJobId(jobId)
                .setSegment("moon")
                .setProduct(Product.newBuilder().setTitle("Chair").build())
                .setSourceImageUrl("https://images.example/chair.png")
                .setShots(List.of(Shot.newBuilder().build()))
                .setOccurredAt(Instant.now())
                .build();
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            producer.send(new ProducerRecord<>(
                            changes.name(), changes.value().serializer().serialize(changes.name(), moon)))
                    .get();
        }
    }

    private void awaitRejection(String sku) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(status(sku).out())
                        .contains("was rejected at", "CONTRACT_VIOLATION", "moon", "written at image.failed-0@")
                        .contains("rejected events: 1"));
    }

    @Test
    void followingPrintsNewStepsUntilTheKeyEnds() throws Exception {
        plant.front().hold("Chair WATCHED");
        publish("WATCHED", 1);
        JsonNode key = awaitReason("WATCHED-0001", "answer");

        CompletableFuture<Cli.Ending> status = aside("status", "WATCHED-0001", "--follow");
        CompletableFuture<Cli.Ending> manifest =
                aside("manifest", "--job", jobOf(key), "--follow", "--profile", "extended", "--out", lines());
        await().atMost(LIMIT).until(() -> Files.exists(Path.of(lines() + ".partial")) && isFollowing());
        plant.front().release();
        Cli.Ending watched = status.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        Cli.Ending written = manifest.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(watched.code()).as(watched.err()).isZero();
        assertThat(watched.out()).containsSubsequence("waits for   the answer", "completed: 1 picture", "completed");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).contains("Completed: 1");
        assertThat(Files.readAllLines(Path.of(lines())))
                .singleElement()
                .asString()
                .contains("WATCHED-0001");
        assertThat(Path.of(lines() + ".partial")).doesNotExist();
    }

    @Test
    void aManifestThatIsFollowedEndsWhenAllEventsOfItsJobWereRejected() throws Exception {
        publishOfUnknownSegment("HOPELESS-1", "hopeless-job");

        Cli.Ending written = aside("manifest", "--job", "hopeless-job", "--follow", "--out", lines())
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).contains("Completed: 0", "Failed: 1");
    }

    private String lines() {
        return folder.resolve("followed.jsonl").toString();
    }

    private static boolean isFollowing() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("io.darkroom.app.status.Follow"));
    }

    /** On a thread of its own. */
    private CompletableFuture<Cli.Ending> aside(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(job.flags());
        return CompletableFuture.supplyAsync(
                () -> new Cli(folder, job.environment()).run(arguments.toArray(String[]::new)),
                task -> Thread.ofPlatform().name(words[0]).start(task));
    }

    @Test
    void whatNobodyKnowsIsSaidWithHints() {
        Job.Result none = status("NOBODY-1");
        Job.Result json = job.command(List.of("status", "NOBODY-1", "--json"));

        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .contains("Nothing is known of NOBODY-1", "image.status", "darkroom tail catalog.changes.dlq")
                .doesNotContain("Exception");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.out()).contains("\"error\":\"Nothing is known of NOBODY-1");
    }

    private void publish(String prefix, int rows) throws IOException {
        Job.Result imported =
                job.command(List.of("import", job.catalog(prefix, rows).toString(), "--variants", "1"));
        assertThat(imported.code()).as(imported.err()).isZero();
    }

    private Job.Result status(String name) {
        return job.command(List.of("status", name));
    }

    private JsonNode awaitState(String sku, String state) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> key(sku), key -> key.at("/state").asText().equals(state));
    }

    private JsonNode awaitReason(String sku, String reason) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> key(sku),
                        key -> key.at("/waitsFor/reason").asText().equals(reason));
    }

    private JsonNode key(String sku) throws IOException {
        return JSON.readTree(job.command(List.of("status", sku, "--json")).out())
                .at("/keys/0");
    }

    private static String jobOf(JsonNode key) {
        return key.at("/job").asText();
    }

    private static List<String> steps(JsonNode key) {
        List<String> steps = new ArrayList<>();
        key.at("/timeline").forEach(step -> steps.add(step.at("/what").asText()));
        return steps;
    }
}
