package io.darkroom.app.local;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where to read topics from. Any thread that has the consumer. */
public final class StartOffsets {
    private StartOffsets() {}

    /** Each partition of the topics: the place of a group, else the beginning. A topic that is not there is left out. */
    public static Map<TopicPartition, Long> of(
            Consumer<?, ?> consumer, Map<TopicPartition, Long> committed, Collection<String> topics) {
        Map<String, ?> existing = consumer.listTopics();
        Map<TopicPartition, Long> starts = new HashMap<>();
        topics.stream()
                .filter(existing::containsKey)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .forEach(partition -> starts.put(partition, committed.getOrDefault(partition, 0L)));
        return starts;
    }

    /** Each partition of a topic: its first record that is not before a time. One that has no such record is left out. */
    public static Map<TopicPartition, Long> since(Consumer<?, ?> consumer, String topic, Instant time) {
        return since(
                consumer,
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList(),
                time);
    }

    /** As {@link #since(Consumer, String, Instant)}, for these partitions. */
    public static Map<TopicPartition, Long> since(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant time) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked);
        found.forEach((partition, first) ->
                Optional.ofNullable(first).ifPresent(known -> starts.put(partition, known.offset())));
        return starts;
    }
}
