package io.darkroom.app.promise.world;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.local.Installation;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.app.promise.evidence.Records;
import io.darkroom.contract.Origin;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the topics of a scenario from their beginning and as long as it lasts, as a consumer of committed records: what is purged
 * or compacted later was seen. A thread of its own; its methods from any thread.
 */
final class Witness implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Installation installation;
    private final Topics topics;
    private final String provider;
    private final List<TopicPartition> partitions;
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> seen = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    Witness(Installation installation, String provider) {
        this.installation = installation;
        this.provider = provider;
        topics = installation.topics();
        List<Topic<?>> read = List.of(
                topics.completed(),
                topics.failed(),
                topics.status(),
                topics.retries(provider),
                topics.replies(provider),
                topics.dlq());
        read.forEach(topic -> seen.put(topic.name(), new CopyOnWriteArrayList<>()));
        Consumer<byte[], byte[]> consumer = installation.reader();
        partitions = seen.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        thread = Thread.ofPlatform().name("witness").start(() -> read(consumer));
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        try (consumer) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(POLL).forEach(record -> seen.get(record.topic()).add(record));
                partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
            }
        }
    }

    /** Waits until everything was read that is there now. */
    Witness caughtUp() {
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            await().atMost(LIMIT)
                    .until(() -> ends.entrySet().stream()
                            .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue()));
        }
        return this;
    }

    /** How many outcomes of requests were seen so far: a hint, since some keys may have several. */
    int outcomes() {
        return seen.get(topics.completed().name()).size()
                + seen.get(topics.failed().name()).size()
                + seen.get(topics.dlq().name()).size();
    }

    Records records() {
        return new Records(
                of(topics.completed()),
                of(topics.failed()),
                of(topics.status()),
                of(topics.retries(provider)),
                jobs(),
                seen.get(topics.dlq().name()).stream()
                        .map(record -> found(record, record.value()))
                        .toList());
    }

    /** What names a job, of all that the provider answered. */
    List<Found<ProviderReply>> jobs() {
        return of(topics.replies(provider)).stream()
                .filter(reply -> reply.value().getKind() == ReplyKind.ACCEPTED)
                .toList();
    }

    private <V> List<Found<V>> of(Topic<V> topic) {
        return seen.get(topic.name()).stream()
                .filter(record -> record.value() != null)
                .map(record -> found(
                        record,
                        topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value())))
                .toList();
    }

    private static <V> Found<V> found(ConsumerRecord<byte[], byte[]> record, V value) {
        return new Found<>(
                new Origin(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                record.headers(),
                value);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
