package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Rules and dashboards that the chart brings. */
class ChartWatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theRulesOfTheOperatorAreThoseOfTheFile() throws IOException {
        Chart chart = Chart.rendered(Map.of("monitoring.rules.enabled", true));

        JsonNode file =
                JSON.valueToTree(new Yaml().load(Files.readString(Repository.file("deploy/prometheus/rules.yml"))));

        assertThat(chart.one("PrometheusRule", "pictures-darkroom").path("spec"))
                .isEqualTo(file)
                .isNotEmpty();
    }

    @Test
    void theBoundOfTheCostAndTheAddressOfTheRunbookAreThoseOfTheValues() {
        JsonNode groups = Chart.rendered(Chart.FULL)
                .one("PrometheusRule", "pictures-darkroom")
                .at("/spec/groups");

        List<JsonNode> alerts = groups.findParents("alert");
        JsonNode cost = alerts.stream()
                .filter(alert -> alert.path("alert").asText().equals("DarkroomCostPerHour"))
                .findFirst()
                .orElseThrow();
        assertThat(cost.path("expr").asText()).endsWith("> 12.5");
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .startsWith("https://wiki.shop.example/darkroom/runbook#darkroom");
            assertThat(alert.path("annotations").has("runbook")).isFalse();
        });
    }

    @Test
    void everyDashboardIsAConfigMapOfItsOwn() throws IOException {
        Chart chart = Chart.rendered(Chart.FULL);
        List<Path> files;
        try (Stream<Path> all = Files.list(Repository.file("deploy/grafana/dashboards"))) {
            files = all.toList();
        }

        List<JsonNode> maps = chart.all("ConfigMap").stream()
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .toList();

        assertThat(maps).hasSameSizeAs(files);
        for (Path file : files) {
            String name = file.getFileName().toString();
            JsonNode map = chart.one("ConfigMap", "pictures-darkroom-dashboard-" + name.replace(".json", ""));
            assertThat(map.at("/metadata/annotations/grafana_folder").asText()).isEqualTo("Pictures");
            assertThat(JSON.readTree(map.path("data").path("darkroom-" + name).asText()))
                    .isEqualTo(JSON.readTree(file.toFile()));
        }
        assertThat(Chart.rendered().all("ConfigMap"))
                .noneSatisfy(map -> assertThat(map.at("/metadata/labels").has("grafana_dashboard"))
                        .isTrue());
    }
}
