package io.darkroom.app.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.deploy.Repository;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.client.CatalogPublisher;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Records of a plant at work have the headers that docs/asyncapi.yaml says, and no others. */
class AsyncApiIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final List<ConsumerRecord<byte[], byte[]>> NONE = List.of();

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(folder.resolve("plant"), Map.of("retry.delay", "100ms"), Latency.NONE)
                .withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void headersAreThoseOfTheDocument() throws Exception {
        plant.api().faults().set("[{when: {prompt: Chair, token: ':c1'}, then: {status: 500}}]");
        publish(event("GOOD").build());
        publish(event("MOON").setSegment("moon").build());
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            producer.send(new ProducerRecord<>("catalog.changes", "nonsense".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        await().atMost(LIMIT)
                .until(() -> !records("image.completed").isEmpty()
                        && !records("image.failed").isEmpty()
                        && !records("catalog.changes.dlq").isEmpty());
        Job job = plant.job(folder);
        assertThat(job.command(List.of("provider", "limit", "sandbox", "3")).code())
                .isZero();
        assertThat(job.command(List.of(
                                "replay",
                                "--topic",
                                "catalog.changes.dlq",
                                "--from-time",
                                "1h",
                                "--only",
                                "all",
                                "--yes"))
                        .code())
                .isZero();
        await().atMost(LIMIT).until(() -> !records("image.status").isEmpty());

        Map<String, Integer> read = new TreeMap<>();
        JsonNode messages = messages();
        Set<String> there = topics();
        for (Channels.Channel channel : Channels.all()) {
            String topic = channel.address().replace("{provider}", "sandbox");
            for (ConsumerRecord<byte[], byte[]> record : there.contains(topic) ? records(topic) : NONE) {
                read.merge(channel.id(), 1, Integer::sum);
                assertThat(headers(record))
                        .as(topic)
                        .satisfies(found -> check(found, messages.path(channel.id()), channel.deadLetters()));
            }
        }
        assertThat(read.keySet())
                .contains(
                        "catalog.changes",
                        "catalog.changes.dlq",
                        "catalog.replays",
                        "image.requests",
                        "image.retries",
                        "image.replies",
                        "image.completed",
                        "image.failed",
                        "image.status",
                        "darkroom.controls",
                        "darkroom.prompts");
    }

    /** @param more whether it may have others: a dead letter keeps what it was read with */
    private static void check(Map<String, String> found, JsonNode message, boolean more) {
        JsonNode headers = message.path("headers");
        Set<String> named = new TreeSet<>();
        headers.path("properties").fieldNames().forEachRemaining(named::add);
        List<String> required = new ArrayList<>();
        headers.path("required").forEach(name -> required.add(name.asText()));
        assertThat(found.keySet()).containsAll(required);
        if (!more) {
            assertThat(named).containsAll(found.keySet());
        }
        JsonNode type = headers.path("properties").path("ce_type").path("const");
        if (type.isTextual() && found.containsKey("ce_type")) {
            assertThat(found).containsEntry("ce_type", type.asText());
        }
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> found = new TreeMap<>();
        Arrays.stream(record.headers().toArray()).forEach(header -> found.put(header.key(), text(header)));
        return found;
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return TopicContent.records(plant.installation(), topic);
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = plant.installation().admin()) {
            return admin.listTopics().names().get();
        }
    }

    private static JsonNode messages() throws IOException {
        return new ObjectMapper()
                .valueToTree(new Yaml().load(Files.readString(Repository.file("docs/asyncapi.yaml"))))
                .path("components")
                .path("messages");
    }

    private static CatalogChange.Builder event(String sku) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Chair").build())
                .setSourceImageUrl("https://images.example/chair.png")
                .setShots(List.of(Shot.newBuilder().build()))
                .setOccurredAt(Instant.now());
    }

    private static void publish(CatalogChange change) throws Exception {
        try (CatalogPublisher publisher = CatalogPublisher.open(Map.of(
                "bootstrap.servers",
                plant.installation().bootstrapServers(),
                "schema.registry.url",
                plant.installation().registry().toString()))) {
            publisher.send(change).toCompletableFuture().get();
        }
    }
}
