package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.client.CatalogPublisher;
import io.darkroom.client.ChangeRecords;
import io.darkroom.client.EventContext;
import io.darkroom.client.PublishException;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code examples/}, as their readers start them, and what else a publisher meets. */
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("..", "..", "examples").toAbsolutePath();

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(folder, Map.of(), Latency.NONE).withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void anEventPublishedInJavaIsDrawnAndConsumedInJava() throws Exception {
        try (DarkroomProcess publisher = java("PublishExample");
                DarkroomProcess consumer = java("ConsumeExample")) {
            assertThat(publisher.exitCode()).as(publisher.said()).isZero();
            assertThat(publisher.said()).contains("Published[topic=catalog.changes, partition=0, offset=");

            consumer.awaitText("MUG-0005:product:main:prompt_v1#").awaitText("variant+4+of+4]");
        }
    }

    @Test
    void aConsumerWithAWrongRegistryEndsAtOnceAndSaysSo() throws Exception {
        List<String> command = new ArrayList<>(javaOf("ConsumeExample"));
        command.addAll(List.of(plant.installation().bootstrapServers(), "http://127.0.0.1:1"));
        try (DarkroomProcess consumer = DarkroomProcess.of(folder, command, Map.of())) {
            assertThat(consumer.exitCode()).isNotZero();
            assertThat(consumer.said()).contains("127.0.0.1:1 gave no answer");
        }
    }

    @Test
    void anEventPublishedInJavaScriptIsDrawnAndConsumedInJavaScript() throws Exception {
        Path javascript = Npm.installed(EXAMPLES.resolve("javascript"), Path.of("target", "examples-javascript"));
        try (DarkroomProcess publisher = node(javascript, "publish.mjs");
                DarkroomProcess consumer = node(javascript, "consume.mjs")) {
            assertThat(publisher.exitCode()).as(publisher.said()).isZero();
            consumer.awaitText("variant+2+of+2\"");

            JsonNode line = lineOf("MUG-0002", consumer.said());
            assertThat(line.at("/headers/ce_type").asText()).isEqualTo("io.darkroom.image.completed.v1");
            assertThat(line.at("/headers/ce_source").asText()).isEqualTo("/darkroom/image.completed");
            assertThat(line.at("/headers/content-type").asText()).isEqualTo("application/avro");
            assertThat(line.at("/headers/ce_id").asText())
                    .isEqualTo("MUG-0002:product:main:prompt_v1#"
                            + line.at("/pictures/generation").asLong());
            assertThat(publisher.said()).startsWith(line.at("/pictures/eventId").asText());
        }
    }

    @Test
    void whatIsMissingIsKnownBeforeTheFirstEvent() {
        Map<String, String> noTopic = cluster("darkroom.topics.prefix", "nope.");
        Map<String, String> noRegistry = cluster("schema.registry.url", "http://127.0.0.1:1");
        Map<String, String> noBroker = cluster("bootstrap.servers", "no-such-host.invalid:9092");

        assertThatThrownBy(() -> CatalogPublisher.open(noTopic))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("has no topic nope.catalog.changes: darkroom topics create makes it");
        assertThatThrownBy(() -> CatalogPublisher.open(noRegistry)).hasMessageContaining("127.0.0.1:1 gave no answer");
        assertThatThrownBy(() -> CatalogPublisher.open(noBroker)).hasMessageContaining("bootstrap.servers");
        assertThat(plant.installation().serdes().client().latest("nope.catalog.changes-value"))
                .isEmpty();
    }

    @Test
    void anEventOfARolledBackTransactionIsNeverDrawn() {
        Map<String, Object> transactional =
                Map.of("bootstrap.servers", plant.installation().bootstrapServers(), "transactional.id", "outbox");
        try (ChangeRecords records = ChangeRecords.open(cluster("darkroom.source", "/outbox"));
                Producer<byte[], byte[]> producer =
                        new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var undone = producer.send(records.record(change("OUTBOX-undone"), EventContext.NONE));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var done = producer.send(records.record(change("OUTBOX-done"), EventContext.NONE));
            producer.commitTransaction();
            assertThat(undone).isDone();
            assertThat(done).isDone();
        }

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(completed()).contains("OUTBOX-done"));
        assertThat(completed()).doesNotContain("OUTBOX-undone");
        assertThat(plant.billed("OUTBOX-undone").calls()).isZero();
    }

    private static List<String> completed() {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().completed())
                .stream()
                .map(ImageCompleted::getSku)
                .toList();
    }

    private static CatalogChange change(String sku) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Chair").build())
                .setSourceImageUrl("https://images.example/chair.png")
                .setShots(List.of(Shot.newBuilder().build()))
                .setOccurredAt(Instant.now())
                .build();
    }

    /** The plant's addresses, with one property that differs. */
    private static Map<String, String> cluster(String name, String value) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers", plant.installation().bootstrapServers(),
                "schema.registry.url", plant.installation().registry().toString(),
                "max.retries", "0"));
        all.put(name, value);
        return all;
    }

    private static JsonNode lineOf(String key, String said) throws IOException {
        String line = said.lines()
                .filter(text -> text.startsWith("{\"key\":\"" + key))
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(line);
    }

    private static DarkroomProcess java(String program) throws IOException {
        return started(folder, javaOf(program));
    }

    private static List<String> javaOf(String program) {
        return DarkroomProcess.java(
                EXAMPLES.resolve("java").resolve(program + ".java").toString());
    }

    private static DarkroomProcess node(Path javascript, String program) throws IOException {
        return started(javascript, List.of("node", program));
    }

    private static DarkroomProcess started(Path where, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.add(plant.installation().bootstrapServers());
        command.add(plant.installation().registry().toString());
        return DarkroomProcess.of(where, command, Map.of());
    }
}
