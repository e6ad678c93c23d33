package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.sasl.jaas.config",
                "kafka.ssl.keystore.password",
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.key",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "producer.ssl.truststore.password",
                "schema-registry.basic-auth",
                "schema-registry.properties.basic.auth.user.info",
                "schema-registry.properties.bearer.auth.token"
            })
    void credentialsAreMasked(String property) {
        assertThat(Secrets.shown(property, "value")).isEqualTo(Secrets.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "providers.creativeai.api-key-env",
                "kafka.ssl.keystore.location",
                "kafka.sasl.mechanism",
                "kafka.sasl.oauthbearer.token.endpoint.url",
                "schema-registry.properties.basic.auth.credentials.source",
                "producer.key.serializer",
                "topics.prefix"
            })
    void otherSettingsAreShown(String property) {
        assertThat(Secrets.shown(property, "value")).isEqualTo("value");
    }

    @Test
    void theUserPartOfAnAddressIsMasked() {
        assertThat(Secrets.shown("http.proxy", "http://me:pw@proxy:3128")).isEqualTo("http://****@proxy:3128");
    }
}
