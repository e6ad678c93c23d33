package io.darkroom.app.run.record;

import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.OffsetReader;
import io.darkroom.contract.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads single results at known positions. One thread. */
public final class ResultReader implements AutoCloseable {
    private final Topics topics;
    private final OffsetReader records;

    /** @param consumer for looks at what is there; closed with this */
    public ResultReader(Topics topics, Consumer<byte[], byte[]> consumer) {
        this.topics = topics;
        records = new OffsetReader(consumer);
    }

    /** Reads the results at these positions; those that are no longer kept are missing from the answer. */
    public Map<Position, Result> read(List<Position> wanted) {
        Map<TopicPartition, NavigableSet<Long>> offsets = new HashMap<>();
        for (Position position : wanted) {
            offsets.computeIfAbsent(new TopicPartition(position.topic(), position.partition()), p -> new TreeSet<>())
                    .add(position.offset());
        }
        Map<Position, Result> found = new HashMap<>();
        records.read(
                offsets,
                record -> result(topics, record)
                        .ifPresent(result ->
                                found.put(new Position(record.topic(), record.partition(), record.offset()), result)));
        return found;
    }

    /** The result of a record of the result topics; empty when it cannot be decoded. */
    public static Optional<Result> result(Topics topics, ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(topics.completed().name())
                ? Decoding.maybe(topics.completed(), record).map(image -> new Result.Completed(image, List.of()))
                : Decoding.maybe(topics.failed(), record).map(Result.Failed::new);
    }

    /** Reads them in slices. */
    public static <T> List<List<T>> slices(List<T> all, int size) {
        List<List<T>> slices = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            slices.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return slices;
    }

    @Override
    public void close() {
        records.close();
    }
}
