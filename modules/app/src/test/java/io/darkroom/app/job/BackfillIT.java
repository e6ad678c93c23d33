package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.pipeline.generate.standing.Orders;
import io.darkroom.sandbox.api.bill.Bills.Bill;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int CAP = 4;
    private static final int BACK = 120;
    private static final int LIVE = 24;

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = Map.of(
                "providers.sandbox.max-in-flight", Integer.toString(CAP),
                "providers.sandbox.backfill-share", "0.25",
                "hold.probe-interval", "1s");
        plant = Plant.start(folder, settings, Latency.of(Duration.ofMillis(100)))
                .withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void liveWorkOvertakesABackfillThatKeepsToItsShareUntilNothingLiveWaits() {
        publish("BACK", BACK, true);
        await().atMost(LIMIT)
                .pollInterval(STEP)
                .until(() -> companies("BACK").stream().anyMatch(met -> met.open("BACK") == CAP));

        publish("LIVE", LIVE, false);

        awaitCompleted("BACK", BACK);
        awaitCompleted("LIVE", LIVE);
        List<Front.Company> all = plant.front().companies();
        List<Front.Company> live = companies("LIVE");
        int first = all.indexOf(live.getFirst());
        int last = all.indexOf(live.getLast());
        assertThat(all.subList(first, last))
                .filteredOn(met -> met.token().startsWith("BACK"))
                .as("backfill that was sent while live work waited")
                .isNotEmpty()
                .allSatisfy(met -> assertThat(met.open("BACK")).isEqualTo(1));
        assertThat(all.subList(last, all.size())).anyMatch(met -> met.open("BACK") == CAP);
        assertThat(plant.front().mostAtOnce()).isEqualTo(CAP);
        assertThat(plant.billed("BACK-")).isEqualTo(new Bill(BACK, BACK, BACK));
        await().atMost(LIMIT)
                .pollInterval(STEP)
                .untilAsserted(() ->
                        assertThat(backlog("image.requests.sandbox.backfill")).isZero());
        assertThat(plant.billed("LIVE-")).isEqualTo(new Bill(LIVE, LIVE, LIVE));
    }

    @Test
    void ordersOfAPersonReachTheStageThatRunsAndABrokenOneStopsNothing() {
        write(new ProducerRecord<>(plant.installation().topics().controls().name(), utf8("sandbox"), utf8("no order")));
        order(Orders.hold("sandbox", "invoice first", "anna", Instant.now()));
        await().atMost(LIMIT).pollInterval(STEP).until(this::isHeld);
        publish("HELD", 12, false);
        await().atMost(LIMIT).pollInterval(STEP).until(() -> requested("HELD") == 12);
        assertThat(companies("HELD")).isEmpty();

        order(Orders.limit("sandbox", OptionalInt.of(1), "anna", Instant.now()));
        order(Orders.open("sandbox", "anna", Instant.now()));
        awaitCompleted("HELD", 12);
        order(Orders.limit("sandbox", OptionalInt.empty(), "anna", Instant.now()));
        publish("FREE", 24, false);
        awaitCompleted("FREE", 24);

        assertThat(companies("HELD")).allSatisfy(met -> assertThat(met.open()).hasSize(1));
        assertThat(companies("FREE")).anyMatch(met -> met.open().size() == CAP);
    }

    private static double backlog(String topic) {
        return plant.meters()
                .get("darkroom.generate.backlog")
                .tag("topic", topic)
                .gauge()
                .value();
    }

    private boolean isHeld() {
        return plant.gate().hold().isPresent();
    }

    private static long requested(String keys) {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().requests("sandbox"))
                .stream()
                .filter(request -> request.getSku().startsWith(keys))
                .count();
    }

    private static List<Front.Company> companies(String keys) {
        return plant.front().companies().stream()
                .filter(met -> met.token().startsWith(keys))
                .toList();
    }

    private static void awaitCompleted(String keys, int count) {
        await().atMost(LIMIT)
                .pollInterval(STEP)
                .untilAsserted(() -> assertThat(TopicContent.values(
                                plant.installation(),
                                plant.installation().topics().completed()))
                        .extracting(ImageCompleted::getSku)
                        .filteredOn(sku -> sku.startsWith(keys))
                        .hasSize(count)
                        .doesNotHaveDuplicates());
    }

    private static void publish(String keys, int count, boolean backfill) {
        Topic<CatalogChange> topic = plant.installation().topics().changes();
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            for (int i = 0; i < count; i++) {
                String sku = keys + "-" + i;
                ProducerRecord<byte[], byte[]> event = record(topic, sku, change(sku));
                if (backfill) {
                    RecordHeaders.set(event.headers(), RecordHeaders.LANE, RecordHeaders.BACKFILL);
                }
                var unused = producer.send(event);
            }
        }
    }

    private static void order(Orders.Written order) {
        write(record(plant.installation().topics().controls(), order.key(), order.control()));
    }

    private static void write(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            var unused = producer.send(record);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <V> ProducerRecord<byte[], byte[]> record(Topic<V> topic, String key, V value) {
        return new ProducerRecord<>(
                topic.name(), utf8(key), topic.value().serializer().serialize(topic.name(), value));
    }

    private static CatalogChange change(String sku) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Chair " + sku).build())
                .setSourceImageUrl("https://images.example/" + sku + ".png")
                .setShots(List.of(Shot.newBuilder().setCount(1).build()))
                .setOccurredAt(Instant.now())
                .build();
    }
}
