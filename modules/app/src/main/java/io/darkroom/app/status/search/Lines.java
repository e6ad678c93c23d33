package io.darkroom.app.status.search;

import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.Failure;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * How long the lines of the work queue are: records of the topics that generation has not read, and requests that it has
 * read, stored and not sent; and why a call was put off there last. One thread.
 */
final class Lines {
    private final SingleObjectSerde<OpenCall> openCalls;
    private final Map<String, WorkTopics> names;
    private final Starts starts;
    private final Map<TopicPartition, Long> counted = new HashMap<>();
    private final Map<TopicPartition, Map<String, ConsumerRecord<byte[], byte[]>>> stored = new HashMap<>();
    private final Map<TopicPartition, PutOff> putOff = new HashMap<>();

    /** The retry that was stored last in a partition, while it waits. */
    private record PutOff(Bytes place, Optional<Failure> why) {}

    /** @param names topic to what it belongs to */
    Lines(SingleObjectSerde<OpenCall> openCalls, Map<String, WorkTopics> names, Starts starts) {
        this.openCalls = openCalls;
        this.names = names;
        this.starts = starts;
    }

    /** Counts a record of a work queue; returns how many of its partition go before it, those that are stored left out. */
    long count(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = partition(record);
        long read = starts.read(partition);
        if (record.offset() < read) {
            return 0;
        }
        return starts.skipped(partition) + counted.merge(partition, 1L, Long::sum) - 1;
    }

    /** A row of the store of open calls came or went. */
    void stored(ConsumerRecord<byte[], byte[]> record, String key) {
        Map<String, ConsumerRecord<byte[], byte[]>> rows =
                stored.computeIfAbsent(partition(record), p -> new HashMap<>());
        if (record.value() == null) {
            rows.remove(key);
        } else {
            rows.put(key, record);
        }
    }

    /** A retry was stored. */
    void putOff(ConsumerRecord<byte[], byte[]> record, GenerationRequest retry) {
        putOff.put(
                partition(record),
                new PutOff(Bytes.wrap(record.key()), retry.getRetry().map(RetryState::getLastFailure)));
    }

    /** A retry is due or gone. */
    void taken(ConsumerRecord<byte[], byte[]> record) {
        putOff.computeIfPresent(
                partition(record), (partition, last) -> last.place().equals(Bytes.wrap(record.key())) ? null : last);
    }

    Ahead before(Trail trail) {
        Optional<Failure> why = trail.open()
                .<Seen<?>>map(seen -> seen)
                .or(trail::request)
                .map(this::store)
                .flatMap(store -> Optional.ofNullable(names.get(store.topic()))
                        .map(work -> new TopicPartition(work.dueRetries(), store.partition())))
                .flatMap(place -> Optional.ofNullable(putOff.get(place)))
                .flatMap(PutOff::why);
        return new Ahead(requests(trail), why);
    }

    private long requests(Trail trail) {
        if (trail.open().isPresent()) {
            Seen<OpenCall> own = trail.open().get();
            return waiting(
                    store(own),
                    own.value().getRequest().getBackfill(),
                    own.value().getQueuedAt(),
                    own.at().getOffset());
        }
        return trail.request()
                .map(line -> trail.ahead() + waiting(store(line), line.value().getBackfill(), Instant.MAX, 0))
                .orElse(0L);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** The changelog of open calls that belongs to what was seen. */
    private TopicPartition store(Seen<?> seen) {
        String topic = seen.at().getTopic();
        WorkTopics work = names.get(topic);
        return new TopicPartition(
                work == null ? topic : work.openCalls(), seen.at().getPartition());
    }

    /** Stored requests of a lane that have not been sent and came before a time, or at it and before a row of the store. */
    private long waiting(TopicPartition store, boolean backfill, Instant until, long row) {
        return stored.getOrDefault(store, Map.of()).values().stream()
                .filter(record -> isBefore(record, backfill, until, row))
                .count();
    }

    private boolean isBefore(ConsumerRecord<byte[], byte[]> record, boolean backfill, Instant until, long row) {
        return Decoding.maybe(new Topic<>(record.topic(), openCalls), record)
                .filter(call -> isBefore(call, record.offset(), backfill, until, row))
                .isPresent();
    }

    private static boolean isBefore(OpenCall call, long at, boolean backfill, Instant until, long row) {
        int order = call.getQueuedAt().compareTo(until);
        return call.getState() == OpenState.QUEUED
                && call.getRequest().getBackfill() == backfill
                && (order < 0 || (order == 0 && at < row));
    }
}
