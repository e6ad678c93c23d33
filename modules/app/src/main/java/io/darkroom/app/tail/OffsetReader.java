package io.darkroom.app.tail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads single records at known offsets; neighbours are read in one go. One thread. */
public final class OffsetReader implements AutoCloseable {
    /** A gap up to this many records is read through, a longer one is jumped over. */
    private static final long GAP = 200;

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;

    /** @param consumer for looks at what is there; closed with this */
    public OffsetReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Hands on the records at these offsets; those that are no longer kept are passed over.
     *
     * @param wanted offsets by partition; emptied
     * @throws TimeoutException when Kafka brings nothing for 60 s although they are kept
     */
    public void read(
            Map<TopicPartition, NavigableSet<Long>> wanted,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        wanted.forEach((partition, offsets) -> read(partition, offsets, each));
    }

    private void read(
            TopicPartition partition,
            NavigableSet<Long> wanted,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(List.of(partition));
        long start = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        wanted.removeIf(offset -> offset < start || offset >= end);
        BoundedPoll bounded = new BoundedPoll(consumer, Map.of(partition, end));
        long position = Long.MIN_VALUE;
        while (!wanted.isEmpty()) {
            long next = wanted.first();
            if (position < 0 || next < position || next - position > GAP) {
                consumer.seek(partition, next);
            }
            for (ConsumerRecord<byte[], byte[]> record : bounded.poll(WAIT).records(partition)) {
                if (wanted.remove(record.offset())) {
                    each.accept(record);
                }
            }
            position = consumer.position(partition);
            // What lies behind us and was not seen is not there: removed, or part of an aborted transaction.
            wanted.headSet(position).clear();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
