package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConfigTest {
    private final KafkaConfig config = new KafkaConfig(
            Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SSL"),
            Map.of("num.stream.threads", "2"),
            Map.of("linger.ms", "20"),
            Map.of("fetch.max.bytes", "9"));

    @Test
    void eachClientGetsTheCommonSettingsAndItsOwn() {
        assertThat(config.forAdmin()).containsOnly(Map.entry("security.protocol", "SSL"));
        assertThat(config.forProducer()).containsOnlyKeys("security.protocol", "linger.ms");
        assertThat(config.forConsumer()).containsOnlyKeys("security.protocol", "fetch.max.bytes");
    }

    @Test
    void streamsGetsThemWithItsPrefixes() {
        assertThat(config.forStreams())
                .containsOnlyKeys(
                        "security.protocol", "producer.linger.ms", "consumer.fetch.max.bytes", "num.stream.threads");
    }

    @Test
    void theBrokersAreKeptApart() {
        assertThat(config.bootstrapServers()).contains("kafka:9092");
    }
}
