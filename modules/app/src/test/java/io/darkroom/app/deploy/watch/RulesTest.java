package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** deploy/prometheus/rules.yml: what it looks for exists, and each alert fires when it should. */
class RulesTest {
    /** Of Prometheus itself, of every process. */
    private static final Set<String> FOREIGN = Set.of("up", "process_start_time_seconds");

    /** Labels that do not come from the code. */
    private static final Set<String> OF_TARGETS = Set.of("namespace", "job", "provider", "instance");

    @Test
    void prometheusTakesThem() throws Exception {
        Promtool.Verdict verdict = Promtool.run(Rules.FOLDER, "check", "rules", "rules.yml");

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void theyFireWhenTheyShouldAndOnlyThen() throws Exception {
        Promtool.Verdict verdict = Promtool.run(Rules.FOLDER, "test", "rules", "rules_test.yml");

        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    @Test
    void everyAlertIsSeenFiring() throws IOException {
        String tests = Files.readString(Rules.FOLDER.resolve("rules_test.yml"));

        assertThat(Rules.read().names())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(tests).contains("{alertname=\"" + name + "\"}"));
    }

    @Test
    void everyMetricIsOneOfTheCode() throws IOException {
        Rules rules = Rules.read();
        MetricList own = MetricList.read();
        Set<String> known = new HashSet<>(own.names());
        known.addAll(FOREIGN);
        rules.records().forEach(rule -> known.add(rule.path("record").asText()));
        List<JsonNode> all = new ArrayList<>(rules.alerts());
        all.addAll(rules.records());

        for (JsonNode rule : all) {
            String expression = rule.path("expr").asText();
            Promql names = Promql.of(expression);
            Set<String> labels = new HashSet<>(OF_TARGETS);
            names.metrics().forEach(name -> labels.addAll(own.labels().getOrDefault(name, Set.of())));
            assertThat(known).as(expression).containsAll(names.metrics());
            assertThat(labels).as(expression).containsAll(names.labels());
        }
    }

    @Test
    void everyAlertSaysWhatItIsAndWhereToReadOn() throws IOException {
        assertThat(Rules.read().alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(alert.at("/annotations/summary").asText()).endsWith(".");
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
        });
    }
}
