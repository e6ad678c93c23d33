package io.darkroom.pipeline.stream.topic;

import io.darkroom.contract.topic.TopicSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How well internal topics are kept: what a changelog holds must outlive the loss of a broker as what the stage reads does.
 * Pure. Any thread.
 *
 * @param copies of each partition; empty for as many as the brokers' default
 * @param config settings of each topic, by Kafka's names; they win over those of the topic
 */
record Keeping(Optional<Short> copies, Map<String, String> config) {
    private static final String MIN_IN_SYNC = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

    Keeping {
        config = Map.copyOf(config);
    }

    /** As the best kept of these topics; by the brokers' defaults when there is none. */
    static Keeping best(Collection<TopicSpec> topics) {
        return topics.stream()
                .max(Comparator.comparingInt(TopicSpec::replication))
                .map(Keeping::as)
                .orElseGet(() -> new Keeping(Optional.empty(), Map.of()));
    }

    private static Keeping as(TopicSpec topic) {
        String inSync = topic.config().get(MIN_IN_SYNC);
        return new Keeping(Optional.of(topic.replication()), inSync == null ? Map.of() : Map.of(MIN_IN_SYNC, inSync));
    }

    /** The same, where nobody wants it otherwise: {@code replication.factor} and {@code topic.*} of Kafka Streams. */
    Keeping with(Map<String, String> overrides) {
        Map<String, String> wanted = new HashMap<>(config);
        Optional<Short> factor = Optional.ofNullable(overrides.get(StreamsConfig.REPLICATION_FACTOR_CONFIG))
                .map(Short::valueOf)
                .filter(number -> number > 0);
        factor.filter(number -> number < inSync()).ifPresent(number -> wanted.put(MIN_IN_SYNC, number.toString()));
        overrides.forEach((name, value) -> {
            if (name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
                wanted.put(name.substring(StreamsConfig.TOPIC_PREFIX.length()), value);
            }
        });
        return new Keeping(factor.or(() -> copies), wanted);
    }

    private int inSync() {
        return Integer.parseInt(config.getOrDefault(MIN_IN_SYNC, "1"));
    }

    /** What is asked of Kafka for a topic. */
    NewTopic of(String name, InternalTopic topic) {
        Map<String, String> all = new HashMap<>(topic.config());
        all.putAll(config);
        return new NewTopic(name, Optional.of(topic.partitions()), copies).configs(all);
    }
}
