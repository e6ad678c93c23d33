package io.darkroom.app.status;

import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.contract.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How long the lines of the work queue are: records of the topics that generation has not read, and requests that it has
 * read, stored and not sent. One thread.
 */
final class Lines {
    private final Topic<OpenCall> openCalls;
    private final Starts starts;
    private final Map<TopicPartition, Long> counted = new HashMap<>();
    private final Map<Integer, Map<String, byte[]>> stored = new HashMap<>();

    Lines(Topic<OpenCall> openCalls, Starts starts) {
        this.openCalls = openCalls;
        this.starts = starts;
    }

    /** Counts a record of a work queue; returns how many of its partition go before it, those that are stored left out. */
    long count(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        long read = starts.read(partition);
        if (record.offset() < read) {
            return 0;
        }
        return starts.skipped(partition) + counted.merge(partition, 1L, Long::sum) - 1;
    }

    /** A row of the store of open calls came or went. */
    void stored(ConsumerRecord<byte[], byte[]> record, String key) {
        Map<String, byte[]> rows = stored.computeIfAbsent(record.partition(), p -> new HashMap<>());
        if (record.value() == null) {
            rows.remove(key);
        } else {
            rows.put(key, record.value());
        }
    }

    long before(Trail trail) {
        if (trail.open().isPresent()) {
            OpenCall own = trail.open().get().value();
            return waiting(
                    trail.open().get().at().getPartition(), own.getRequest().getBackfill(), own.getQueuedAt());
        }
        return trail.request()
                .map(line -> trail.ahead()
                        + waiting(line.at().getPartition(), line.value().getBackfill(), Instant.MAX))
                .orElse(0L);
    }

    /** Stored requests of a lane that have not been sent and came before a time. */
    private long waiting(int partition, boolean backfill, Instant until) {
        return stored.getOrDefault(partition, Map.of()).values().stream()
                .map(value -> openCalls.value().deserializer().deserialize(openCalls.name(), value))
                .filter(call -> call.getState() == OpenState.QUEUED
                        && call.getRequest().getBackfill() == backfill
                        && call.getQueuedAt().isBefore(until))
                .count();
    }
}
