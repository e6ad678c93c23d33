package io.darkroom.app.run;

import io.darkroom.app.manifest.Result;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/** Reads single results at known positions; neighbours are read in one go. One thread. */
final class ResultReader implements AutoCloseable {
    /** A gap up to this many records is read through, a longer one is jumped over. */
    private static final long GAP = 200;

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Topics topics;
    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer for looks at what is there; closed with this */
    ResultReader(Topics topics, Consumer<byte[], byte[]> consumer) {
        this.topics = topics;
        this.consumer = consumer;
    }

    /** Reads the results at these positions; those that are no longer kept are missing from the answer. */
    Map<Position, Result> read(List<Position> wanted) {
        Map<TopicPartition, NavigableSet<Long>> offsets = new HashMap<>();
        for (Position position : wanted) {
            offsets.computeIfAbsent(new TopicPartition(position.topic(), position.partition()), p -> new TreeSet<>())
                    .add(position.offset());
        }
        Map<Position, Result> found = new HashMap<>();
        offsets.forEach((partition, rest) -> read(partition, rest, found));
        return found;
    }

    private void read(TopicPartition partition, NavigableSet<Long> wanted, Map<Position, Result> found) {
        consumer.assign(List.of(partition));
        long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        wanted.removeIf(offset -> offset < start || offset >= end);
        long position = Long.MIN_VALUE;
        while (!wanted.isEmpty()) {
            long next = wanted.first();
            if (position < 0 || next < position || next - position > GAP) {
                consumer.seek(partition, next);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT).records(partition)) {
                if (wanted.remove(record.offset())) {
                    result(topics, record)
                            .ifPresent(r ->
                                    found.put(new Position(record.topic(), record.partition(), record.offset()), r));
                }
            }
            position = consumer.position(partition);
            // What lies behind us and was not seen is not there: removed, or part of an aborted transaction.
            wanted.headSet(position).clear();
        }
    }

    /** The result of a record of the result topics; empty when it cannot be decoded. */
    static Optional<Result> result(Topics topics, ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.topic().equals(topics.completed().name())
                    ? Optional.of(new Result.Completed(EventReader.value(topics.completed(), record), List.of()))
                    : Optional.of(new Result.Failed(EventReader.value(topics.failed(), record)));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    /** Reads them in slices. */
    static <T> List<List<T>> slices(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            slices.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return slices;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
