package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.client.CatalogPublisher;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Control;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Order;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final String WRONG = "wrong ";

    @TempDir
    static Path shared;

    private static Plant plant;
    private static Topic<CatalogChange> changes;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(shared, Map.of(), Latency.NONE).withStages();
        changes = topics().changes();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void tenKindsOfGarbageAmongGoodEventsStopNothingAndEachIsAnswered() throws Exception {
        Map<String, byte[]> garbage = garbage();
        List<String> good = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = packingProducer()) {
            for (Map.Entry<String, byte[]> bad : garbage.entrySet()) {
                good.add("GOOD-" + good.size());
                send(producer, good.getLast(), event(good.getLast()));
                send(producer, bad.getKey(), bad.getValue());
            }
            send(
                    producer,
                    "unknown segment",
                    bytes(change("BAD-1").setSegment("moon").build()));
            send(
                    producer,
                    "open placeholder",
                    bytes(change("BAD-2")
                            .setShots(List.of(shot("A {{colour}} {{title}}.").build()))
                            .build()));
            send(
                    producer,
                    "too many pictures",
                    bytes(change("BAD-3")
                            .setShots(List.of(shot("A {{title}}.").setCount(9).build()))
                            .build()));
            good.add("GOOD-last");
            send(producer, "GOOD-last", event("GOOD-last"));
        }

        await().atMost(LIMIT)
                .pollInterval(STEP)
                .untilAsserted(() -> assertThat(completed("GOOD-")).containsExactlyInAnyOrderElementsOf(good));
        await().atMost(LIMIT).pollInterval(STEP).untilAsserted(() -> {
            assertThat(deadLetters().keySet())
                    .filteredOn(key -> !key.startsWith(WRONG))
                    .containsExactlyInAnyOrderElementsOf(garbage.keySet());
            assertThat(rejected("BAD-")).hasSize(3);
        });

        assertThat(garbage).hasSize(10);
        Map<String, String> why = deadLetters();
        assertThat(why.values()).noneMatch(String::isBlank);
        assertThat(why.get("unknown schema")).contains("schema id 999999");
        assertThat(why.get("no value")).contains("null");
        assertThat(why.get("too large")).contains("bytes");
        assertThat(rejected("BAD-")).allSatisfy(failure -> {
            assertThat(failure.getFailure().getWhy()).isEqualTo(FailureClass.CONTRACT_VIOLATION);
            assertThat(failure.getViolations()).isNotEmpty();
        });
        assertThat(plant.billed("GOOD-").calls()).isEqualTo(good.size());
        assertThat(plant.billed("BAD-").calls()).isZero();
    }

    @Test
    void wrongSchemasAndStrangeKeysHurtNobodyElse() throws Exception {
        Map<String, byte[]> wrong = ForeignRecords.of(plant, WRONG);
        Map<String, byte[]> keys = strangeKeys();
        List<String> calm = new ArrayList<>();
        try (Producer<byte[], byte[]> careless = packingProducer();
                CatalogPublisher careful = publisher()) {
            for (Map.Entry<String, byte[]> bad : wrong.entrySet()) {
                send(careless, bad.getKey(), bad.getValue());
                calm.add("CALM-" + calm.size());
                careful.send(change(calm.getLast()).build());
            }
            for (Map.Entry<String, byte[]> strange : keys.entrySet()) {
                careless.send(new ProducerRecord<>(changes.name(), strange.getValue(), event(strange.getKey())))
                        .get();
                calm.add("CALM-" + calm.size());
                careful.send(change(calm.getLast()).build());
            }
            careless.send(new ProducerRecord<>(changes.name(), wide(WRONG + "key", 300_000), event("FAT-1")))
                    .get();
        }

        await().atMost(LIMIT).pollInterval(STEP).untilAsserted(() -> {
            assertThat(completed("CALM-")).containsExactlyInAnyOrderElementsOf(calm);
            assertThat(completed("KEY-")).containsExactlyInAnyOrderElementsOf(keys.keySet());
            assertThat(deadLetters().keySet())
                    .filteredOn(key -> key.startsWith(WRONG))
                    .hasSize(wrong.size() + 1)
                    .containsAll(wrong.keySet());
        });

        assertThat(deadLetters().values()).noneMatch(String::isBlank);
        assertThat(plant.billed("CALM-").calls()).isEqualTo(calm.size());
        assertThat(plant.billed("KEY-").calls()).isEqualTo(keys.size());
        assertThat(plant.billed("FAT-").calls()).isZero();
    }

    /** Sku of a good event to a key that nobody should use, and anybody may. */
    private static Map<String, byte[]> strangeKeys() {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        keys.put("KEY-none", null);
        keys.put("KEY-empty", new byte[0]);
        keys.put("KEY-binary", new byte[] {(byte) 0xff, 0, (byte) 0xc3, 0x28});
        keys.put("KEY-avro", event("KEY-avro"));
        keys.put("KEY-huge", wide("k", 200_000));
        return keys;
    }

    private static byte[] wide(String beginning, int length) {
        byte[] bytes = Arrays.copyOf(beginning.getBytes(StandardCharsets.UTF_8), length);
        Arrays.fill(bytes, beginning.length(), length, (byte) 'k');
        return bytes;
    }

    private static CatalogPublisher publisher() {
        return CatalogPublisher.open(Map.of(
                "bootstrap.servers",
                plant.installation().bootstrapServers(),
                "schema.registry.url",
                plant.installation().registry().toString()));
    }

    private static Map<String, byte[]> garbage() {
        Map<String, byte[]> garbage = BrokenEvents.of(event("BAD-0"));
        garbage.put("another record", control());
        garbage.put(
                "too large",
                bytes(change("BAD-0").setCampaign("x".repeat(300_000)).build()));
        return garbage;
    }

    private static byte[] control() {
        Topic<Control> controls = topics().controls();
        return controls.value()
                .serializer()
                .serialize(
                        controls.name(),
                        Control.newBuilder()
                                .setProvider("sandbox")
                                .setOrder(Order.OPEN)
                                .setBy("a wrong topic")
                                .setAt(Instant.now())
                                .build());
    }

    private static CatalogChange.Builder change(String sku) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Chair " + sku).build())
                .setSourceImageUrl("https://images.example/chair.png")
                .setShots(List.of(shot("A photo of {{title}}.").build()))
                .setOccurredAt(Instant.now());
    }

    private static Shot.Builder shot(String template) {
        return Shot.newBuilder()
                .setPromptTemplate(template)
                .setPromptVersion("own")
                .setCount(1);
    }

    private static byte[] event(String sku) {
        return bytes(change(sku).build());
    }

    private static byte[] bytes(CatalogChange change) {
        return changes.value().serializer().serialize(changes.name(), change);
    }

    /** A producer whose batches are so small when they are packed that the broker takes what is too large. */
    private static Producer<byte[], byte[]> packingProducer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        plant.installation().bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        4 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(Producer<byte[], byte[]> producer, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(changes.name(), key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    private static List<String> completed(String skus) {
        return TopicContent.values(plant.installation(), topics().completed()).stream()
                .map(ImageCompleted::getSku)
                .filter(sku -> sku.startsWith(skus))
                .toList();
    }

    private static List<ImageFailed> rejected(String skus) {
        return TopicContent.values(plant.installation(), topics().failed()).stream()
                .filter(failure -> failure.getSku().startsWith(skus))
                .toList();
    }

    /** Key to reason. */
    private static Map<String, String> deadLetters() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter :
                TopicContent.records(plant.installation(), topics().dlq().name())) {
            reasons.put(
                    letter.key() == null ? "no key" : new String(letter.key(), StandardCharsets.UTF_8),
                    RecordHeaders.text(letter.headers(), RecordHeaders.ERROR_MESSAGE)
                            .orElse(""));
        }
        return reasons;
    }

    private static Topics topics() {
        return plant.installation().topics();
    }
}
