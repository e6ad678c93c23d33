package io.darkroom.app.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What of a topic a group has not read. Any thread.
 *
 * @param records about how many: marks of transactions among them are counted too
 * @param oldest when the first of them was written; UTC; empty when there is none
 */
public record QueueLength(long records, Optional<Instant> oldest) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Looks at offsets, and at the first unread record of each partition; a topic that is not there has none. */
    public static QueueLength of(String topic, StageGroup group, Consumer<byte[], byte[]> consumer) {
        return of(topic, consumer.listTopics().keySet(), group, consumer);
    }

    /**
     * As {@link #of(String, StageGroup, Consumer)}.
     *
     * @param known the topics that exist
     */
    public static QueueLength of(String topic, Set<String> known, StageGroup group, Consumer<byte[], byte[]> consumer) {
        if (!known.contains(topic)) {
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
        Map<TopicPartition, Instant> firsts = firsts(next, ends, consumer);
        long records = next.entrySet().stream()
                .filter(p -> firsts.containsKey(p.getKey()) || unread(p.getKey(), ends, consumer))
                .mapToLong(p -> ends.getOrDefault(p.getKey(), 0L) - p.getValue())
                .sum();
        return new QueueLength(records, firsts.values().stream().min(Instant::compareTo));
    }

    /** When the first record of each was written; of a partition with marks of transactions alone there is none. */
    private static Map<TopicPartition, Instant> firsts(
            Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Instant> firsts = new HashMap<>();
        consumer.assign(next.keySet());
        next.forEach(consumer::seek);
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() - limit < 0
                && next.keySet().stream().anyMatch(p -> !firsts.containsKey(p) && unread(p, ends, consumer))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                firsts.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
                consumer.pause(List.of(partition));
            }
        }
        return firsts;
    }

    private static boolean unread(
            TopicPartition partition, Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        return consumer.position(partition) < ends.getOrDefault(partition, 0L);
    }
}
