package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.deploy.Repository;
import io.darkroom.app.exit.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** deploy/helm/darkroom, as Helm itself renders it. */
class ChartTest {
    private static final List<String> STAGES = List.of("intake", "generation", "assets");

    @TempDir
    Path folder;

    @Test
    void helmHasNothingAgainstIt() {
        LintResult lint = Chart.lint();

        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @Test
    void itRunsIntakeAndGenerationAndAssetsOnlyWhereAStoreIsSet() {
        assertThat(Chart.rendered().all("StatefulSet"))
                .extracting(Chart::nameOf)
                .containsExactly("pictures-darkroom-intake", "pictures-darkroom-generation");
        assertThat(Chart.rendered(Chart.FULL).all("StatefulSet"))
                .extracting(Chart::nameOf)
                .contains("pictures-darkroom-assets")
                .hasSize(3);
    }

    @Test
    void theConfigurationIsOneThatDarkroomLoads() throws IOException {
        DarkroomConfig small = loaded(Chart.rendered());
        DarkroomConfig full = loaded(Chart.rendered(Chart.FULL));
        DarkroomConfig production = loaded(Chart.rendered(Repository.file("deploy/helm/production.yaml")));

        assertThat(small.cluster().kafka().bootstrapServers()).hasValue("kafka:9092");
        assertThat(small.providers().chosen().embedded()).isFalse();
        assertThat(full.providers().chosen().name()).isEqualTo("pixelmuse");
        assertThat(full.assets().stage()).isTrue();
        assertThat(production.assets().stage()).isTrue();
        URI registry = production.cluster().registry().url().orElseThrow();
        assertThat(registry).hasScheme("https");
        assertThat(production.cluster().registry().forSerde(registry))
                .containsEntry("schema.registry.ssl.truststore.location", "/etc/darkroom-tls/ca.pem");
    }

    @ParameterizedTest
    @ValueSource(ints = {310, 3_610})
    void podsHaveMoreTimeToStopThanTheirCallsToFinish(int seconds) throws IOException {
        Chart chart = Chart.rendered(
                Map.of("drainSeconds", seconds, "config.providers.sandbox.call-timeout", seconds - 10 + "s"));

        for (JsonNode stage : chart.all("StatefulSet")) {
            assertThat(stage.at("/spec/template/spec/terminationGracePeriodSeconds")
                            .asInt())
                    .isGreaterThanOrEqualTo(seconds + 80);
        }
        loaded(chart);
        assertThat(yaml(chart)).contains("drain-timeout: " + seconds + "s");
    }

    @Test
    void howMuchMoreTimePodsHaveIsToldAsItIs() throws IOException {
        int grace = Chart.rendered(Map.of("drainSeconds", 310))
                .podOf("generation")
                .path("terminationGracePeriodSeconds")
                .asInt();

        String more = grace - 310 + " s";

        assertThat(Files.readString(Chart.FOLDER.resolve("values.yaml"))).contains("Pods get " + more + " more");
        assertThat(Files.readString(Chart.FOLDER.resolve("README.md")))
                .contains("`drainSeconds`, and " + more + " for");
        assertThat(Files.readString(Repository.file("docs/deploying.md")))
                .contains("and " + more + " more while Kafka");
    }

    @Test
    void aPodKeepsItsNameOverARestart() {
        Chart chart = Chart.rendered(Chart.FULL);

        for (String stage : STAGES) {
            JsonNode set = chart.one("StatefulSet", "pictures-darkroom-" + stage);
            JsonNode container = chart.podOf(stage).at("/containers/0");
            assertThat(container.at("/env/0/name").asText()).isEqualTo("DARKROOM_INSTANCE_ID");
            assertThat(container.at("/env/0/valueFrom/fieldRef/fieldPath").asText())
                    .isEqualTo("metadata.name");
            assertThat(container.path("args")).hasToString("[\"serve\",\"--stages\",\"" + stage + "\"]");
            assertThat(set.at("/spec/serviceName").asText()).isEqualTo(Chart.nameOf(set));
            assertThat(chart.one("Service", Chart.nameOf(set))
                            .at("/spec/clusterIP")
                            .asText())
                    .isEqualTo("None");
            assertThat(chart.one("PodDisruptionBudget", Chart.nameOf(set)).at("/spec/selector/matchLabels"))
                    .isEqualTo(set.at("/spec/selector/matchLabels"));
        }
    }

    @Test
    void dataStaysWithThePodUnlessThatIsSwitchedOff() {
        Chart chart = Chart.rendered(Chart.FULL);

        JsonNode kept = chart.one("StatefulSet", "pictures-darkroom-intake").path("spec");
        JsonNode lost = chart.one("StatefulSet", "pictures-darkroom-assets").path("spec");

        assertThat(kept.at("/volumeClaimTemplates/0/metadata/name").asText()).isEqualTo("data");
        assertThat(kept.at("/persistentVolumeClaimRetentionPolicy").findValuesAsText("whenScaled"))
                .containsExactly("Retain");
        assertThat(lost.has("volumeClaimTemplates")).isFalse();
        assertThat(lost.at("/template/spec/volumes/0/name").asText()).isEqualTo("data");
    }

    @Test
    void everyPodIsAsTheImageWantsIt() {
        Chart chart = Chart.rendered(Chart.FULL);

        for (JsonNode manifest : chart.manifests()) {
            JsonNode pod = manifest.at("/spec/template/spec");
            if (!pod.isMissingNode()) {
                assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10_001);
                assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
                assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                        .isFalse();
                JsonNode container = pod.at("/containers/0");
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .isTrue();
                assertThat(container.at("/securityContext/capabilities/drop")).hasToString("[\"ALL\"]");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
                        .contains("/tmp", "/var/lib/darkroom");
            }
        }
    }

    @Test
    void credentialsStandInSecretsAndGoOnlyWhereTheyAreNeeded() {
        Chart chart = Chart.rendered(Chart.FULL);

        assertThat(chart.all("ConfigMap"))
                .isNotEmpty()
                .allSatisfy(map -> assertThat(map.toString())
                        .doesNotContain("pixelmuse-key", "registry-password", "operator-password"));
        assertThat(Chart.secretsOf(chart.podOf("generation")))
                .containsExactly("kafka-login", "pictures-darkroom", "vendor", "pictures-darkroom-generation");
        assertThat(Chart.secretsOf(chart.podOf("intake"))).containsExactly("kafka-login", "pictures-darkroom");
        assertThat(Chart.secretsOf(chart.one("Job", "pictures-darkroom-topics").at("/spec/template/spec")))
                .containsExactly("kafka-login", "pictures-darkroom-all-topics", "pictures-darkroom-topics");
        assertThat(chart.one("Secret", "pictures-darkroom-generation")
                        .at("/stringData/PIXELMUSE_API_KEY")
                        .asText())
                .isEqualTo("pixelmuse-key");
    }

    @Test
    void bothStagesThatWriteToTheBucketHaveItsCredentials() {
        Chart chart = Chart.rendered(Repository.file("deploy/helm/production.yaml"));

        assertThat(List.of("generation", "assets"))
                .allSatisfy(
                        stage -> assertThat(Chart.secretsOf(chart.podOf(stage))).contains("bucket"));
        assertThat(Chart.secretsOf(chart.podOf("intake"))).doesNotContain("bucket");
    }

    @Test
    void topicsAreMadeBeforeAnythingElse() {
        Chart chart = Chart.rendered(Chart.FULL);

        JsonNode job = chart.one("Job", "pictures-darkroom-topics");

        assertThat(job.at("/spec/template/spec/containers/0/args")).hasToString("[\"topics\",\"create\"]");
        assertThat(job.at("/metadata/annotations/hooks.test~1hook").asText()).isEqualTo("pre-install,pre-upgrade");
        for (String needed : List.of("ConfigMap", "Secret")) {
            assertThat(chart.one(needed, "pictures-darkroom-topics")
                            .at("/metadata/annotations/hooks.test~1hook-weight")
                            .asInt())
                    .isNegative();
        }
        assertThat(Chart.rendered(Map.of("topics.create", false)).all("Job")).isEmpty();
    }

    @Test
    void aWrongConfigurationEndsTheTopicsJobAtOnce() {
        JsonNode rule = Chart.rendered().one("Job", "pictures-darkroom-topics").at("/spec/podFailurePolicy/rules/0");

        assertThat(rule.path("action").asText()).isEqualTo("FailJob");
        assertThat(rule.at("/onExitCodes/containerName").asText())
                .isEqualTo(Chart.rendered()
                        .one("Job", "pictures-darkroom-topics")
                        .at("/spec/template/spec/containers/0/name")
                        .asText());
        assertThat(rule.at("/onExitCodes/values")).hasToString("[" + ExitCode.USAGE.number() + "]");
    }

    @Test
    void whatTheTopicsJobNeedsIsGoneWithItsSuccessAndItsLogIsNot() {
        Chart chart = Chart.rendered(Chart.FULL);

        for (String kind : List.of("ConfigMap", "Secret", "NetworkPolicy")) {
            assertThat(policy(chart.one(kind, "pictures-darkroom-topics")))
                    .isEqualTo("before-hook-creation,hook-succeeded");
        }
        assertThat(policy(chart.one("Job", "pictures-darkroom-topics"))).isEqualTo("before-hook-creation");
    }

    private static String policy(JsonNode hook) {
        return hook.at("/metadata/annotations/hooks.test~1hook-delete-policy").asText();
    }

    @Test
    void theWorldReachesWebhooksAndNothingElse() {
        JsonNode rule = Chart.rendered(Chart.FULL)
                .one("Ingress", "pictures-darkroom-webhooks")
                .at("/spec/rules/0");

        assertThat(rule.path("host").asText()).isEqualTo("hooks.shop.example");
        assertThat(rule.at("/http/paths").findValuesAsText("path")).containsExactly("/webhooks/");
    }

    @Test
    void theImageIsThatOfThisBuildUnlessATagIsGiven() throws IOException {
        String build = Files.readString(Repository.file("pom.xml"))
                .replaceFirst("(?s).*?<version>([^<]+)</version>\\s*<packaging>.*", "$1");

        JsonNode own = Chart.rendered().podOf("intake").at("/containers/0/image");
        JsonNode given = Chart.rendered(Map.of("image.tag", "0.1.0@sha256:0011"))
                .one("StatefulSet", "pictures-darkroom-intake")
                .at("/spec/template");

        assertThat(own.asText()).isEqualTo("darkroom:" + build);
        assertThat(given.at("/spec/containers/0/image").asText()).isEqualTo("darkroom:0.1.0@sha256:0011");
        assertThat(given.at("/metadata/labels/app.kubernetes.io~1version").asText())
                .isEqualTo("0.1.0");
    }

    @Test
    void onlyStagesThatStorePicturesHaveTheFolderOfPictures() {
        Chart chart = Chart.rendered(Chart.FULL);

        assertThat(List.of("generation", "assets"))
                .allSatisfy(stage -> assertThat(chart.podOf(stage).toString())
                        .contains("DARKROOM_ASSETS_DIR", "\"claimName\":\"pictures\""));
        assertThat(chart.podOf("intake").toString()).doesNotContain("DARKROOM_ASSETS_DIR", "claimName");
    }

    private DarkroomConfig loaded(Chart chart) throws IOException {
        Path file = Files.writeString(folder.resolve("chart.yaml"), yaml(chart));
        return new ConfigLoader(folder, Map.of("DARKROOM_WEBHOOK_SEAL", "0".repeat(64)))
                .load(Optional.of(file), new Overrides());
    }

    private static String yaml(Chart chart) {
        return chart.one("ConfigMap", "pictures-darkroom")
                .path("data")
                .path("darkroom.yaml")
                .asText();
    }
}
