package io.darkroom.app.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What of a topic a group has not read. Any thread.
 *
 * @param records about how many: marks of transactions are counted too
 * @param oldest when the first of them was written; UTC; empty when there is none
 */
public record QueueLength(long records, Optional<Instant> oldest) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Looks at offsets, and at the first unread record of each partition; a topic that is not there has none. */
    public static QueueLength of(String topic, StageGroup group, Consumer<byte[], byte[]> consumer) {
        if (!consumer.listTopics().containsKey(topic)) {
            return new QueueLength(0, Optional.empty());
        }
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Map<TopicPartition, Long> next = all.stream()
                .collect(Collectors.toMap(
                        p -> p, p -> Math.max(begins.getOrDefault(p, 0L), group.next(p, begins.getOrDefault(p, 0L)))));
        next.keySet().removeIf(p -> next.getOrDefault(p, 0L) >= ends.getOrDefault(p, 0L));
        long records = next.entrySet().stream()
                .mapToLong(p -> ends.getOrDefault(p.getKey(), 0L) - p.getValue())
                .sum();
        return new QueueLength(records, oldest(next, consumer));
    }

    private static Optional<Instant> oldest(Map<TopicPartition, Long> next, Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Instant> firsts = new HashMap<>();
        consumer.assign(next.keySet());
        next.forEach(consumer::seek);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (firsts.size() < next.size() && System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                firsts.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
                consumer.pause(List.of(partition));
            }
        }
        return firsts.values().stream().min(Instant::compareTo);
    }
}
