package io.darkroom.app.promise.world;

import io.darkroom.app.local.Installation;
import io.darkroom.app.promise.evidence.Order;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.CloudEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/** Publishes events as a catalog service does, and remembers each. One thread. */
public final class Catalog implements AutoCloseable {
    private static final String SOURCE = "/shop/catalog";

    private final Topic<CatalogChange> changes;
    private final Producer<byte[], byte[]> producer;
    private final List<Order> orders = new ArrayList<>();
    private int sent;

    Catalog(Installation installation) {
        changes = installation.topics().changes();
        producer = installation.producer();
    }

    /** Publishes so many events, each for one picture of a sku of its own: {@code <prefix>-1 …}. */
    public void publish(String prefix, int count) throws Exception {
        publish(prefix, count, change -> {});
    }

    /** The same of a campaign. */
    public void publish(String prefix, int count, String campaign) throws Exception {
        publish(prefix, count, change -> change.setCampaign(campaign));
    }

    private void publish(String prefix, int count, Consumer<CatalogChange> with) throws Exception {
        List<Sent> batch = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String sku = prefix + "-" + number;
            CatalogChange change = change(sku, Instant.now());
            with.accept(change);
            batch.add(send(sku, value(change), Set.of(key(sku)), Optional.empty()));
        }
        producer.flush();
        for (Sent each : batch) {
            orders.add(each.order());
        }
    }

    /** Publishes one event that orders these keys, none when it is no good one. */
    public void publish(String sku, byte[] value, Set<String> keys) throws Exception {
        publish(send(sku, value, keys, Optional.empty()));
    }

    /** Publishes one event for one picture, in a record with this timestamp. */
    public void publish(String sku, Instant occurredAt, Instant timestamp) throws Exception {
        publish(send(sku, value(change(sku, occurredAt)), Set.of(key(sku)), Optional.of(timestamp.toEpochMilli())));
    }

    private void publish(Sent one) throws Exception {
        producer.flush();
        orders.add(one.order());
    }

    /** The event for one picture of a sku. */
    public static CatalogChange change(String sku, Instant occurredAt) {
        return CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Chair " + sku).build())
                .setSourceImageUrl("https://images.example/" + sku + ".png")
                .setShots(List.of(Shot.newBuilder()
                        .setPromptTemplate("A photo of {{title}}.")
                        .setPromptVersion("own")
                        .setCount(1)
                        .build()))
                .setOccurredAt(occurredAt)
                .build();
    }

    /** The idempotency key of {@link #change}. */
    public static String key(String sku) {
        return sku + ":product:main:own";
    }

    /** As a publisher writes it. */
    public byte[] value(CatalogChange change) {
        return changes.value().serializer().serialize(changes.name(), change);
    }

    /** Every event so far. */
    public List<Order> orders() {
        return List.copyOf(orders);
    }

    /** What the producer was given, and where it went. */
    private record Sent(Future<RecordMetadata> where, String eventId, String trace, Set<String> keys) {
        Order order() throws Exception {
            RecordMetadata at = where.get();
            return new Order(new Origin(at.topic(), at.partition(), at.offset()), eventId, SOURCE, trace, keys);
        }
    }

    private Sent send(String sku, byte[] value, Set<String> keys, Optional<Long> stamp) {
        sent++;
        String id = "event-" + sent;
        String trace = "00-%032x-%016x-01".formatted(sent, sent);
        Headers headers =
                CloudEvents.headers(CloudEvents.CATALOG_CHANGE, SOURCE, id, sku, Instant.now(), Optional.of(trace));
        byte[] key = sku.getBytes(StandardCharsets.UTF_8);
        return new Sent(
                producer.send(new ProducerRecord<>(changes.name(), null, stamp.orElse(null), key, value, headers)),
                id,
                trace,
                keys);
    }

    @Override
    public void close() {
        producer.close();
    }
}
