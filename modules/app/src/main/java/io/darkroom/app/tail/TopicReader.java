package io.darkroom.app.tail;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads a topic from its beginning or its end, up to where it ended when the reading began or for ever. One thread.
 *
 * @param partition only this one
 * @param fromBeginning else only records that come from now on
 * @param follow go on when the end is reached
 */
public record TopicReader(String topic, Optional<Integer> partition, boolean fromBeginning, boolean follow) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** The whole topic as it is now. */
    public static TopicReader whole(String topic) {
        return new TopicReader(topic, Optional.empty(), true, false);
    }

    /** One partition as it is now. */
    public static TopicReader whole(String topic, int partition) {
        return new TopicReader(topic, Optional.of(partition), true, false);
    }

    /**
     * Hands each record on.
     *
     * @param wanted whether to go on, asked before each poll; not asked where nothing is left to read
     * @param each gets a record and says whether to go on
     * @throws TimeoutException when an end is not reached and nothing comes for 60 s
     */
    public void read(
            Consumer<byte[], byte[]> consumer, BooleanSupplier wanted, Predicate<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        Map<TopicPartition, Long> ends = follow ? Map.of() : consumer.endOffsets(partitions);
        readTo(ends, consumer, wanted, each);
    }

    /**
     * Hands on each record from these offsets, or from where a partition begins now when that is later, to the end that the
     * partitions have now.
     *
     * @param each gets a record and says whether to go on
     */
    public static void readFrom(
            Map<TopicPartition, Long> starts,
            Consumer<byte[], byte[]> consumer,
            Predicate<ConsumerRecord<byte[], byte[]>> each) {
        if (starts.isEmpty()) {
            return;
        }
        consumer.assign(starts.keySet());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(starts.keySet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(starts.keySet());
        starts.forEach((partition, start) -> consumer.seek(
                partition,
                Math.min(ends.getOrDefault(partition, start), Math.max(start, begins.getOrDefault(partition, start)))));
        readTo(ends, consumer, () -> true, each);
    }

    /** @param ends where to stop; none goes on for ever */
    private static void readTo(
            Map<TopicPartition, Long> ends,
            Consumer<byte[], byte[]> consumer,
            BooleanSupplier wanted,
            Predicate<ConsumerRecord<byte[], byte[]>> each) {
        BoundedPoll bounded = new BoundedPoll(consumer, ends);
        while ((ends.isEmpty() || !reached(consumer, ends)) && wanted.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : bounded.poll(POLL)) {
                boolean late = record.offset()
                        >= ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), Long.MAX_VALUE);
                if (!late && !each.test(record)) {
                    return;
                }
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<PartitionInfo> all = consumer.partitionsFor(topic);
        Collection<Integer> numbers = all.stream().map(PartitionInfo::partition).collect(Collectors.toSet());
        if (partition.isPresent() && !numbers.contains(partition.get())) {
            throw new IllegalArgumentException("--partition must be 0 to %d for topic %s, was %d"
                    .formatted(numbers.size() - 1, topic, partition.get()));
        }
        return numbers.stream()
                .filter(number -> partition.isEmpty() || partition.get().equals(number))
                .map(number -> new TopicPartition(topic, number))
                .toList();
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
