package io.darkroom.benchmarks.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Counts what is in a topic now by reading it. One thread. */
record TopicCount(Consumer<byte[], byte[]> consumer) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Reads from the beginning to the end as of now, closes the consumer. */
    int of(String topic) {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            int count = 0;
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                count += consumer.poll(POLL).count();
            }
            return count;
        }
    }
}
