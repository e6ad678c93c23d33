package io.darkroom.app.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which alerts and dashboards use a metric, also by way of a recording rule. Any thread.
 *
 * @param alerts names of metrics by alert
 * @param panels names of metrics by dashboard and panel, {@code overview: Calls}
 */
record MetricUses(Map<String, Set<String>> alerts, Map<String, Set<String>> panels) {

    static MetricUses read() throws IOException {
        Rules rules = Rules.read();
        Map<String, Set<String>> records = new TreeMap<>();
        rules.records().forEach(rule -> records.put(rule.path("record").asText(), metrics(rule)));
        Map<String, Set<String>> alerts = new TreeMap<>();
        rules.alerts().forEach(rule -> alerts.put(rule.path("alert").asText(), whole(metrics(rule), records)));
        Map<String, Set<String>> panels = new TreeMap<>();
        Dashboards.expressions()
                .forEach((place, expression) -> panels.computeIfAbsent(
                                place.replaceFirst("\\.json,", ":").replaceFirst(" \\S*$", ""),
                                panel -> new TreeSet<>())
                        .addAll(whole(Promql.of(expression).metrics(), records)));
        return new MetricUses(alerts, panels);
    }

    private static Set<String> metrics(JsonNode rule) {
        return Promql.of(rule.path("expr").asText()).metrics();
    }

    /** With what recording rules among them are made of, to the ground. */
    private static Set<String> whole(Collection<String> names, Map<String, Set<String>> records) {
        Set<String> all = new TreeSet<>(names);
        names.forEach(name -> all.addAll(whole(records.getOrDefault(name, Set.of()), records)));
        return all;
    }

    /** As a cell: alerts with their section in the runbook, then panels by their dashboard. */
    String of(List<String> names) {
        String woken = users(alerts, names).stream()
                .map(alert -> "[%s](runbook.md#%s)".formatted(alert, alert.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        Map<String, List<String>> shown = users(panels, names).stream()
                .map(panel -> panel.split(": ", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], TreeMap::new, Collectors.mapping(parts -> parts[1], Collectors.toList())));
        return Stream.concat(
                        Stream.of(woken).filter(text -> !text.isEmpty()),
                        shown.entrySet().stream()
                                .map(board -> board.getKey() + ": " + String.join(", ", board.getValue())))
                .collect(Collectors.joining("; "));
    }

    private static List<String> users(Map<String, Set<String>> all, List<String> names) {
        return all.entrySet().stream()
                .filter(entry -> names.stream().anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
