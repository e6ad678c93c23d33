package io.darkroom.app.tail;

import io.darkroom.app.local.StartOffsets;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads topics look after look, each from where the last one stopped. One thread. */
public final class FollowingReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> assigned = new HashSet<>();

    /** @param consumer its own from now on */
    public FollowingReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Adds topics, as far as they exist and are not read yet: from their beginning, or from a time on. When this fails,
     * nothing is added.
     *
     * @param known the topics that exist
     */
    public void add(List<String> topics, Set<String> known, Optional<Instant> since) {
        Set<TopicPartition> fresh = new HashSet<>();
        for (String topic : topics) {
            if (known.contains(topic)) {
                consumer.partitionsFor(topic).forEach(p -> fresh.add(new TopicPartition(topic, p.partition())));
            }
        }
        fresh.removeAll(assigned);
        if (!fresh.isEmpty()) {
            Map<TopicPartition, Long> starts = starts(fresh, since);
            assigned.addAll(fresh);
            consumer.assign(assigned);
            starts.forEach(consumer::seek);
        }
    }

    /** Reads these topics no more. */
    public void drop(Set<String> topics) {
        assigned.removeIf(partition -> topics.contains(partition.topic()));
        consumer.assign(assigned);
    }

    private Map<TopicPartition, Long> starts(Set<TopicPartition> partitions, Optional<Instant> since) {
        Map<TopicPartition, Long> starts = new HashMap<>(
                since.isPresent() ? consumer.endOffsets(partitions) : consumer.beginningOffsets(partitions));
        since.ifPresent(time -> starts.putAll(StartOffsets.since(consumer, partitions, time)));
        return starts;
    }

    /**
     * Hands on what came since the last look.
     *
     * @param budget most time for it
     * @return whether it came to the end that the topics had at its beginning
     * @throws SchemaRegistryException when a record cannot be decoded now; the next look begins with it
     */
    public boolean read(Duration budget, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long limit = System.nanoTime() + budget.toNanos();
        Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
        while (!reached(ends)) {
            if (System.nanoTime() - limit >= 0) {
                return false;
            }
            Polled.each(consumer, consumer.poll(POLL), each);
        }
        return true;
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= Objects.requireNonNull(end.getValue()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
