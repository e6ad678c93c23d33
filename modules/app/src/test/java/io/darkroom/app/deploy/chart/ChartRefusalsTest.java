package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that the chart does not take, and what it says of them. */
class ChartRefusalsTest {
    @ParameterizedTest
    @CsvSource({
        "drainSeconds, 5, drainSeconds",
        "schemaRegistry.url, registry:8081, url",
        "intake.replica, 3, replica",
        "provider, Creative AI, provider",
        "generation.secrets.values.api-key, x, api-key",
        "monitoring.rules.costPerHour, 0, costPerHour",
        "monitoring.rules.runbook, docs, runbook"
    })
    void aWrongValueIsRefusedByName(String name, String value, String said) {
        assertThatThrownBy(() -> render(name, value))
                .hasMessageContaining("schema")
                .hasMessageContaining(said);
    }

    @Test
    void whatTheSchemaCannotSayIsRefusedInASentence() {
        assertThatThrownBy(() -> Chart.rendered(Map.of("sandbox.enabled", false)))
                .hasMessageContaining("provider must be an image API");
        assertThatThrownBy(() -> Chart.rendered(Map.of("config.assets.store", "folder")))
                .hasMessageContaining("assets.folderClaim must name a claim");
        assertThatThrownBy(() -> Chart.rendered(Map.of("config.assets.store", "ftp")))
                .hasMessageContaining("config.assets.store must be none, folder or s3, was ftp");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.sasl.jaas.config",
        "schema-registry.properties.basic.auth.user.info",
        "schema-registry.basic-auth",
        "kafka.ssl.keystore.key",
        "sandbox.keys",
        "sandbox.webhook-secret"
    })
    void aCredentialInTheConfigurationIsRefusedHoweverItIsWritten(String setting) {
        String said = "config must hold no credentials, but it has " + setting + ": give it as the variable DARKROOM_"
                + setting.replaceAll("\\W", "_").toUpperCase(Locale.ROOT) + " of a Secret";

        assertThatThrownBy(() -> render("config." + setting, "x")).hasMessageContaining(said);
        assertThatThrownBy(() -> render("config." + setting.replace(".", "\\."), "x"))
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATIVEAI_API_KEY, x",
        "DARKROOM_KAFKA_SASL_JAAS_CONFIG, x",
        "DARKROOM_SCHEMA_REGISTRY_BASIC_AUTH, x",
        "AWS_SECRET_ACCESS_KEY, x",
        "DARKROOM_WEBHOOK_SEAL, x",
        "HTTPS_PROXY, http://svc:hunter2@proxy:3128"
    })
    void aCredentialInAnOpenVariableIsRefused(String name, String value) {
        assertThatThrownBy(() -> render("env." + name, value))
                .hasMessageContaining("env must hold no credentials")
                .hasMessageContaining(name);
    }

    @Test
    void anAddressWithAUserIsRefused() {
        assertThatThrownBy(() -> render("config.http.proxy", "http://svc:hunter2@proxy:3128"))
                .hasMessageContaining(
                        "the address in http.proxy has a user: give it as the variable DARKROOM_HTTP_PROXY");
    }

    @ParameterizedTest
    @CsvSource({
        "config.segments.kitchen.anchor, 'A kitchen, no password notes on the wall'",
        "config.providers.token-art.max-in-flight, 3",
        "config.providers.creativeai.api-key-env, IMAGES",
        "config.schema-registry.properties.basic.auth.credentials.source, USER_INFO",
        "config.kafka.sasl.oauthbearer.token.endpoint.url, https://login/token",
        "config.http.proxy, http://proxy:3128",
        "config.source.ignore-query, token",
        "env.AWS_WEB_IDENTITY_TOKEN_FILE, /var/run/token",
        "env.DARKROOM_PROVIDERS_X_API_KEY_ENV, X_KEY",
        "config.sandbox.honour-idempotency-key, true",
        "env.HTTPS_PROXY, http://proxy:3128"
    })
    void wordsThatOnlyLookLikeOneAreTaken(String name, String value) {
        assertThatCode(() -> render(name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "provider, sandbox, the value provider of the chart sets it",
        "drain-timeout, 600s, the value drainSeconds of the chart sets it",
        "kafka.bootstrap.servers, kafka:1, the value kafka.bootstrapServers of the chart sets it",
        "schema-registry.url, http://registry, the value schemaRegistry.url of the chart sets it",
        "server.port, 1, the chart sets it",
        "data-dir, /data, the chart sets it"
    })
    void aSettingThatTheChartMakesIsRefusedWithTheValueToUse(String setting, String value, String said) {
        assertThatThrownBy(() -> render("config." + setting, value))
                .hasMessageContaining("config must not have " + setting + ": " + said);
    }

    @Test
    void podsNeedTimeForTheLongestCall() {
        assertThatThrownBy(() -> render("config.providers.sandbox.call-timeout", "600s"))
                .hasMessageContaining(
                        "drainSeconds must be at least 610, 10 more than config.providers.sandbox.call-timeout, was 310.");
        assertThatThrownBy(() -> render("config.providers.sandbox.call-timeout", "10m"))
                .hasMessageContaining("drainSeconds must be at least 610");
        assertThatCode(() -> render("config.providers.creativeai.call-timeout", "10m"))
                .as("not in use")
                .doesNotThrowAnyException();
    }

    @Test
    void aCallHasFiveMinutesWhereNothingSaysOtherwise() {
        assertThatThrownBy(() -> Chart.rendered(Map.of("drainSeconds", 120)))
                .hasMessageContaining(
                        "drainSeconds must be at least 310, 10 more than config.providers.sandbox.call-timeout");
        assertThatCode(() ->
                        Chart.rendered(Map.of("drainSeconds", 120, "config.providers.sandbox.call-timeout", "60s")))
                .doesNotThrowAnyException();
        assertThatCode(() -> Chart.rendered(
                        Map.of("drainSeconds", 120, "env.DARKROOM_PROVIDERS_SANDBOX_CALL_TIMEOUT", "1m")))
                .doesNotThrowAnyException();
    }

    @Test
    void aMountNeedsAFolderOfItsOwn() {
        assertThatThrownBy(
                        () -> Chart.rendered(Map.of("mounts[0].path", "/etc/darkroom/", "mounts[0].configMap", "ca")))
                .hasMessageContaining(
                        "mounts[0].path must be a folder of its own, was /etc/darkroom/, where the configuration is.");
        assertThatThrownBy(() -> Chart.rendered(Map.of(
                        "mounts[0].path", "/ca",
                        "mounts[0].configMap", "ca",
                        "mounts[1].path", "/ca",
                        "mounts[1].secret", "more")))
                .hasMessageContaining("mounts[1].path must be a folder of its own, was /ca, where mounts[0] is.");
    }

    @Test
    void oneStageAtLeastRuns() {
        assertThatThrownBy(() -> Chart.rendered(Map.of("intake.enabled", false, "generation.enabled", false)))
                .hasMessageContaining("no stage is left to run");
    }

    @Test
    void autoscalingKeepsToItsBoundsAndToThePartitions() {
        assertThatThrownBy(() -> Chart.rendered(Map.of(
                        "generation.autoscaling.enabled", true,
                        "generation.autoscaling.minReplicas", 5,
                        "generation.autoscaling.maxReplicas", 3)))
                .hasMessageContaining("generation.autoscaling.minReplicas must be 1 to maxReplicas, 3, was 5.");
        assertThatThrownBy(() -> Chart.rendered(
                        Map.of("intake.autoscaling.enabled", true, "intake.autoscaling.maxReplicas", 12)))
                .hasMessageContaining("intake.autoscaling.maxReplicas must be 1 to 6, the partitions of a topic");
        assertThatCode(() -> Chart.rendered(Map.of(
                        "intake.autoscaling.enabled", true,
                        "intake.autoscaling.maxReplicas", 12,
                        "config.topics.partitions", 12)))
                .doesNotThrowAnyException();
    }

    private static Chart render(String name, String value) {
        Object given = value.matches("\\d+") ? Integer.valueOf(value) : value;
        return Chart.rendered(Map.of(name, given));
    }
}
