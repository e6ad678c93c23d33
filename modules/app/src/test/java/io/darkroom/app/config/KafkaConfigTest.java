package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void theWayIntoAClusterIsLeftOutWhereTheBrokerIsInThisProcess() {
        KafkaConfig here = new KafkaConfig(
                Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "x", "request.timeout.ms", "9000"),
                Map.of("admin.ssl.truststore.location", "t", "num.stream.threads", "2"),
                Map.of("sasl.mechanism", "PLAIN", "linger.ms", "20"),
                Map.of("ssl.protocol", "TLSv1.3"));

        assertThat(here.forAdmin()).containsOnlyKeys("request.timeout.ms");
        assertThat(here.forProducer()).containsOnlyKeys("request.timeout.ms", "linger.ms");
        assertThat(here.forConsumer()).containsOnlyKeys("request.timeout.ms");
        assertThat(here.forStreams())
                .containsOnlyKeys("request.timeout.ms", "num.stream.threads", "producer.linger.ms");
    }

    @Test
    void anHttpAddressIsNoBroker() {
        assertThatThrownBy(() -> new KafkaConfig(
                        Map.of("bootstrap.servers", "kafka:9092, http://u:secret@kafka:9092"),
                        Map.of(),
                        Map.of(),
                        Map.of()))
                .hasMessageStartingWith("kafka.bootstrap.servers must be host:port")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theBrokersAreKeptApart() {
        assertThat(config.bootstrapServers()).contains("kafka:9092");
    }
}
