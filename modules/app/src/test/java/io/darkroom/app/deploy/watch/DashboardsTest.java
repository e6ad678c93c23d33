package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** deploy/grafana: every panel shows metrics that there are, in PromQL that Prometheus reads. */
class DashboardsTest {
    private static final int WIDTH = 24;
    private static final String FOREIGN = "(kafka|jvm|process)_[a-z_]+";

    @Test
    void everyMetricOfAPanelIsOneOfTheCode() throws IOException {
        Set<String> known = new TreeSet<>(MetricList.read().names());
        Rules.read().records().forEach(rule -> known.add(rule.path("record").asText()));

        assertThat(Dashboards.expressions()).isNotEmpty().allSatisfy((panel, expression) -> {
            Set<String> metrics = Promql.of(expression).metrics();
            assertThat(metrics).as(panel).isNotEmpty();
            assertThat(metrics).as(panel).allMatch(name -> name.matches(FOREIGN) || known.contains(name));
        });
    }

    @Test
    void everyMetricOfTheCodeIsInAPanel() throws IOException {
        Set<String> shown = new TreeSet<>();
        Dashboards.expressions()
                .values()
                .forEach(expression -> shown.addAll(Promql.of(expression).metrics()));

        assertThat(families(shown)).containsAll(families(MetricList.read().names()));
    }

    /** A timer is three metrics, of which a panel need not have all. */
    private static Set<String> families(Set<String> names) {
        return names.stream()
                .map(name -> name.replaceFirst("_seconds_(count|sum|max)$", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void everyLabelIsOneOfItsMetrics() throws IOException {
        MetricList known = MetricList.read();

        assertThat(Dashboards.expressions()).allSatisfy((panel, expression) -> {
            Promql names = Promql.of(expression);
            Set<String> labels = new HashSet<>(Set.of("namespace", "instance", "job"));
            names.metrics().forEach(name -> labels.addAll(known.labels().getOrDefault(name, Set.of())));
            if (names.metrics().stream().allMatch(name -> name.startsWith("darkroom_"))) {
                assertThat(labels).as(panel).containsAll(names.labels());
            }
        });
    }

    @Test
    void prometheusReadsEveryExpression(@TempDir Path folder) throws Exception {
        List<String> lines = new ArrayList<>(List.of("groups:", "  - name: panels", "    rules:"));
        for (String expression : Dashboards.expressions().values()) {
            lines.add("      - record: panel:number%d:value".formatted(lines.size()));
            lines.add("        expr: '"
                    + expression.replace("$__rate_interval", "5m").replace("'", "''") + "'");
        }
        Files.write(folder.resolve("panels.yml"), lines);

        Promtool.Verdict verdict = Promtool.run(folder, "check", "rules", "panels.yml");

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void everyPanelSaysWhatItShowsAndNoneCoversAnother() throws IOException {
        Set<String> identities = new HashSet<>();
        for (Map.Entry<String, JsonNode> dashboard : Dashboards.read().entrySet()) {
            assertThat(identities.add(dashboard.getValue().path("uid").asText()))
                    .isTrue();
            Set<Integer> numbers = new HashSet<>();
            Set<String> places = new HashSet<>();
            for (JsonNode panel : dashboard.getValue().path("panels")) {
                assertThat(numbers.add(panel.path("id").asInt())).isTrue();
                occupy(panel, places, dashboard.getKey());
            }
            assertThat(Dashboards.panels(dashboard.getValue())).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("description").asText()).endsWith(".");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            });
        }
    }

    private static void occupy(JsonNode panel, Set<String> places, String file) {
        JsonNode place = panel.path("gridPos");
        assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(WIDTH);
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                String cell =
                        (place.path("x").asInt() + x) + " " + (place.path("y").asInt() + y);
                assertThat(places.add(cell))
                        .as("%s, %s", file, panel.path("title").asText())
                        .isTrue();
            }
        }
    }
}
