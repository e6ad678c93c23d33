package io.darkroom.app.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                "schema-registry.properties.bearer.auth.token",
                "sandbox.webhook-secret"
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
                "providers.pixelmuse.webhook-secret-env",
                "webhooks.secret-env",
                "topics.prefix"
            })
    void otherSettingsAreShown(String property) {
        assertThat(Secrets.shown(property, "value")).isEqualTo("value");
    }

    @Test
    void theUserPartOfAnAddressIsMasked() {
        assertThat(Secrets.shown("http.proxy", "http://me:pw@proxy:3128")).isEqualTo("http://****@proxy:3128");
    }

    @Test
    void configurationAsTextShowsNoCredential(@TempDir Path folder) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DARKROOM_PROVIDER", "creativeai",
                "CREATIVEAI_API_KEY", "s3cret-1",
                "HTTPS_PROXY", "http://me:s3cret-2@proxy:1",
                "DARKROOM_HTTP_PROXY", "http://me:s3cret-3@proxy:1",
                "DARKROOM_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "DARKROOM_KAFKA_SASL_JAAS_CONFIG", "s3cret-4",
                "DARKROOM_SCHEMA_REGISTRY_URL", "http://me:s3cret-5@registry:1",
                "DARKROOM_SCHEMA_REGISTRY_BASIC_AUTH", "me:s3cret-6",
                "DARKROOM_SANDBOX_KEYS", "s3cret-7",
                "DARKROOM_PRODUCER_SSL_KEY_PASSWORD", "s3cret-8"));
        environment.put("DARKROOM_WEBHOOKS_SECRET_ENV", "SEAL");
        environment.put("SEAL", "s3cret-9 with at least 32 characters");
        environment.put("DARKROOM_SANDBOX_WEBHOOK_SECRET", "s3cret-10");
        DarkroomConfig config = new ConfigLoader(folder, environment).load(Optional.empty(), new Overrides());

        assertThat(config.toString()).doesNotContain("s3cret");
        assertThat(config.provider()
                        .http(config.provider().api().base().orElseThrow())
                        .toString())
                .doesNotContain("s3cret");
        assertThat(config.settings().all().toString()).doesNotContain("s3cret");
        assertThat(SettingsYaml.of(config.settings())).doesNotContain("s3cret");
    }
}
