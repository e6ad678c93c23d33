package io.darkroom.app.status.search;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Which part of which partitions is read. Any thread.
 *
 * @param from first offset of each partition that is read
 * @param to where the reading of a partition ends although it goes on
 * @param next the offset that generation reads next
 */
record Starts(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, Map<TopicPartition, Long> next) {
    Starts {
        from = Map.copyOf(from);
        to = Map.copyOf(to);
        next = Map.copyOf(next);
    }

    /** What lies below is behind generation. */
    long read(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Offsets that wait for generation and lie before what is read: nobody counts them one by one. */
    long skipped(TopicPartition partition) {
        return Math.max(0, from.getOrDefault(partition, 0L) - read(partition));
    }
}
