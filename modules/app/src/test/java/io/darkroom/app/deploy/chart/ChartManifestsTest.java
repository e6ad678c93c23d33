package io.darkroom.app.deploy.chart;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every manifest of the chart has only fields that Kubernetes knows; their types are looked at by {@link ChartModelsIT}. */
class ChartManifestsTest {
    private interface Check {
        void of(JsonElement manifest) throws IOException;
    }

    private static final Map<String, Check> KINDS = Map.ofEntries(
            entry("ConfigMap", V1ConfigMap::validateJsonElement),
            entry("Deployment", V1Deployment::validateJsonElement),
            entry("HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            entry("Ingress", V1Ingress::validateJsonElement),
            entry("Job", V1Job::validateJsonElement),
            entry("NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            entry("PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            entry("Secret", V1Secret::validateJsonElement),
            entry("Service", V1Service::validateJsonElement),
            entry("ServiceAccount", V1ServiceAccount::validateJsonElement),
            entry("StatefulSet", V1StatefulSet::validateJsonElement));

    /** Of the Prometheus operator. */
    private static final Set<String> OTHERS = Set.of("ServiceMonitor", "PrometheusRule");

    @Test
    void kubernetesKnowsEveryField() throws IOException {
        Chart full = Chart.rendered(Chart.FULL);
        assertThat(full.manifests().stream()
                        .map(each -> each.path("kind").asText())
                        .filter(kind -> !OTHERS.contains(kind))
                        .collect(Collectors.toSet()))
                .isEqualTo(KINDS.keySet());

        for (Chart chart : new Chart[] {Chart.rendered(), full}) {
            for (JsonNode manifest : chart.manifests()) {
                Check check = KINDS.get(manifest.path("kind").asText());
                if (check != null) {
                    check.of(JsonParser.parseString(manifest.toString()));
                }
            }
        }
    }

    @Test
    void anUnknownFieldWouldBeFound() {
        JsonNode stage = Chart.rendered().all("StatefulSet").getFirst().deepCopy();
        ((ObjectNode) stage.at("/spec/template/spec/containers/0")).put("memory", "1Gi");

        assertThatThrownBy(() -> V1StatefulSet.validateJsonElement(JsonParser.parseString(stage.toString())))
                .hasMessageContaining("memory");
    }
}
