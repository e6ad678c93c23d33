package io.darkroom.app.local;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
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
}
