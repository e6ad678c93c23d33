package io.darkroom.contract.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.serde.WireSerdes;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class WirePropertiesTest {

    @Test
    void urlsComeAsTextOrList() {
        assertThat(RegistrySettings.from(Map.of("schema.registry.url", "http://a:1/, https://b/apis/v7/"))
                        .urls())
                .containsExactly(URI.create("http://a:1"), URI.create("https://b/apis/v7"));
        assertThat(RegistrySettings.from(Map.of("schema.registry.url", List.of("http://a", "http://b")))
                        .urls())
                .hasSize(2);
    }

    @Test
    void aWrongValueNamesPropertyBoundAndValue() {
        assertRefused(Map.of("max.retries", "101"), "max.retries must be 0 to 100, was 101");
        assertRefused(Map.of("max.retries", "some"), "max.retries must be a number, was some");
        assertRefused(Map.of("http.read.timeout.ms", 0), "http.read.timeout.ms must be 1 to 2147483647, was 0");
        assertRefused(Map.of("schema.registry.url", ""), "schema.registry.url must name at least one URL, was empty");
        assertRefused(
                Map.of("basic.auth.credentials.source", "SASL_INHERIT"),
                "basic.auth.credentials.source must be URL or USER_INFO, was SASL_INHERIT");
        assertRefused(
                Map.of("basic.auth.credentials.source", "USER_INFO"),
                "basic.auth.user.info must be set when basic.auth.credentials.source is USER_INFO");
        assertRefused(
                Map.of("schema.registry.ssl.truststore.location", "/no/such/file"),
                "schema.registry.ssl.truststore or keystore cannot be used: /no/such/file");
    }

    @Test
    void aWrongUrlIsNotShownForItMayHoldAPassword() {
        for (String url : List.of("http://ann:s3cret@ho st", "ftp://ann:s3cret@host", "ann:s3cret@host")) {
            assertThatThrownBy(() -> RegistrySettings.from(Map.of("schema.registry.url", url)))
                    .isInstanceOf(ConfigException.class)
                    .hasNoCause()
                    .message()
                    .contains("schema.registry.url")
                    .doesNotContain("s3cret");
        }
        assertThatThrownBy(() -> RegistrySettings.from(Map.of(
                        "schema.registry.url",
                        "http://a",
                        "basic.auth.credentials.source",
                        "USER_INFO",
                        "basic.auth.user.info",
                        "s3cret")))
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void wrongSwitchesAndStrategiesAreRefused() {
        Map<String, String> url = Map.of("schema.registry.url", "http://a");
        assertThatThrownBy(() -> new WireSerdes(with(url, "auto.register.schemas", "yes")))
                .hasMessage("auto.register.schemas must be true or false, was yes");
        assertThatThrownBy(() -> new WireSerdes(with(url, "value.subject.name.strategy", "x.Mine")))
                .hasMessageContaining("TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy, was x.Mine");
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        Map<String, String> more = new HashMap<>(some);
        more.put(name, value);
        return more;
    }

    private static void assertRefused(Map<String, ?> values, String message) {
        Map<String, Object> config = new HashMap<>(Map.of("schema.registry.url", "http://a"));
        config.putAll(values);
        assertThatThrownBy(() -> RegistrySettings.from(config))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
