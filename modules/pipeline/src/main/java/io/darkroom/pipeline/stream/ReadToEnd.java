package io.darkroom.pipeline.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its beginning to the end that it has now. The thread of the consumer; blocks. */
public final class ReadToEnd {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private ReadToEnd() {}

    /**
     * Reads all partitions of a topic. Blocks, 60 s at most.
     *
     * @param consumer its assignment is replaced; afterwards it stands at that end or behind it
     * @param poll polls once and takes what came
     * @throws IllegalStateException when the end is not reached within the limit
     */
    public static void of(String topic, Consumer<?, ?> consumer, Runnable poll) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, LIMIT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), LIMIT) < end.getValue())) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("topic %s could not be read within 60 s".formatted(topic));
            }
            poll.run();
        }
    }
}
