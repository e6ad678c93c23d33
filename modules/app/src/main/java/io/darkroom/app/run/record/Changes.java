package io.darkroom.app.run.record;

import io.darkroom.app.local.Installation;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Writes changes to {@code catalog.changes}. One thread. */
public final class Changes implements AutoCloseable {
    private final Topic<CatalogChange> topic;
    private final Producer<byte[], byte[]> producer;
    private final Optional<String> force;
    private final boolean backfill;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param force id of the act that asks for new generations
     * @param backfill whether the changes stand behind live work
     */
    public Changes(Installation installation, Optional<String> force, boolean backfill) {
        this.topic = installation.topics().changes();
        this.producer = installation.producer();
        this.force = force;
        this.backfill = backfill;
    }

    /** Hands a change over; {@link #failure()} tells when it did not arrive. */
    public void send(CatalogChange change) {
        Headers headers = CloudEvents.headers(
                CloudEvents.CATALOG_CHANGE,
                change.getEventId().orElseThrow(),
                change.getSku(),
                change.getOccurredAt(),
                Optional.empty());
        force.ifPresent(id -> RecordHeaders.set(headers, RecordHeaders.FORCE, id));
        if (backfill) {
            RecordHeaders.set(headers, RecordHeaders.LANE, RecordHeaders.BACKFILL);
        }
        byte[] key = change.getSku().getBytes(StandardCharsets.UTF_8);
        byte[] value = topic.value().serializer().serialize(topic.name(), headers, change);
        var unused = producer.send(new ProducerRecord<>(topic.name(), null, null, key, value, headers), (at, e) -> {
            if (e == null) {
                acknowledged.incrementAndGet();
            } else {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** Waits until everything sent has arrived or failed. */
    public void flush() {
        producer.flush();
    }

    /** Changes that Kafka has. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** Why a change did not arrive. */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(10));
    }
}
