package io.darkroom.app.config;

import io.darkroom.contract.topic.Brokers;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings passed on to Kafka as they are; names are Kafka's own. How to get into a cluster ({@code security.*},
 * {@code sasl.*}, {@code ssl.*}) is left out when the broker runs in this process: it listens in plain text.
 *
 * @param all for every client ({@code kafka.*})
 * @param streams for Kafka Streams ({@code streams.*})
 * @param producer for producers ({@code producer.*})
 * @param consumer for consumers ({@code consumer.*})
 */
public record KafkaConfig(
        Map<String, String> all,
        Map<String, String> streams,
        Map<String, String> producer,
        Map<String, String> consumer) {
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final Pattern ENTRANCE = Pattern.compile("(.+\\.)?(security|sasl|ssl)\\..+");

    public KafkaConfig {
        all = Map.copyOf(all);
        streams = Map.copyOf(streams);
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        Optional.ofNullable(all.get(BOOTSTRAP)).flatMap(Brokers::broken).ifPresent(rule -> {
            throw new IllegalArgumentException("kafka." + BOOTSTRAP + " " + rule);
        });
    }

    /** Brokers of a cluster; empty means that the broker runs in this process. */
    public Optional<String> bootstrapServers() {
        return Optional.ofNullable(all.get(BOOTSTRAP));
    }

    /** Settings of an admin client, without the brokers. */
    public Map<String, String> forAdmin() {
        return without(all);
    }

    /** Settings of a producer of our own, without the brokers. */
    public Map<String, String> forProducer() {
        return joined(producer);
    }

    /** Settings of a consumer of our own, without the brokers. */
    public Map<String, String> forConsumer() {
        return joined(consumer);
    }

    /** Settings of Kafka Streams, those of its clients with Streams' prefixes, without the brokers. */
    public Map<String, String> forStreams() {
        Map<String, String> result = new TreeMap<>(all);
        producer.forEach((name, value) -> result.put("producer." + name, value));
        consumer.forEach((name, value) -> result.put("consumer." + name, value));
        result.putAll(streams);
        return without(result);
    }

    private Map<String, String> joined(Map<String, String> more) {
        Map<String, String> result = new TreeMap<>(all);
        result.putAll(more);
        return without(result);
    }

    private Map<String, String> without(Map<String, String> properties) {
        Map<String, String> result = new TreeMap<>(properties);
        result.remove(BOOTSTRAP);
        if (bootstrapServers().isEmpty()) {
            result.keySet().removeIf(name -> ENTRANCE.matcher(name).matches());
        }
        return Map.copyOf(result);
    }

    /** Names only: values may be credentials. */
    @Override
    public String toString() {
        return "KafkaConfig" + all.keySet() + streams.keySet() + producer.keySet() + consumer.keySet();
    }
}
