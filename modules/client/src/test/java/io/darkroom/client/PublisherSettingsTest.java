package io.darkroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherSettingsTest {
    private static final Map<String, String> LEAST =
            Map.of("bootstrap.servers", "kafka:9092", "schema.registry.url", "http://registry:8081");

    @Test
    void theProducerIsIdempotentAndWaitsForAllReplicas() {
        PublisherSettings settings = with("darkroom.source", "/pim");

        assertThat(settings.producer())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .doesNotContainKeys("schema.registry.url", "darkroom.source");
        assertThat(settings.admin()).containsOnlyKeys("bootstrap.servers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bootstrap.servers|http://kafka:9092|bootstrap.servers must be host:port",
                "acks|1|acks must be all",
                "acks|0|acks must be all",
                "enable.idempotence|false|enable.idempotence must be true",
                "transactional.id|mine|ChangeRecords",
                "value.serializer|x.Y|must not be set",
                "darkroom.topic.prefix|x.|There is no property darkroom.topic.prefix",
                "darkroom.source|not a uri|darkroom.source must be a URI reference"
            })
    void whatWouldWeakenItIsRefused(String name, String value, String sentence) {
        assertThatThrownBy(() -> with(name, value).source())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void missingAddressesAreNamed() {
        assertThatThrownBy(() -> new PublisherSettings(Map.of("bootstrap.servers", "kafka:9092")))
                .hasMessageContaining("schema.registry.url is missing");
    }

    private static PublisherSettings with(String name, String value) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.put(name, value);
        return new PublisherSettings(all);
    }
}
