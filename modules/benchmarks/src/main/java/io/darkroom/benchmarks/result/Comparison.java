package io.darkroom.benchmarks.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures named {@code trial: program: figure} with a column for each program; medians. Any thread. */
final class Comparison {
    private static final String SEPARATOR = ": ";

    private Comparison() {}

    static String table(List<JsonNode> figures) {
        Set<String> programs = new LinkedHashSet<>();
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (JsonNode figure : figures) {
            List<String> name = List.of(figure.path("name").asText().split(SEPARATOR, 3));
            programs.add(name.get(1));
            rows.computeIfAbsent(row(name, figure.path("unit").asText()), first -> new LinkedHashMap<>())
                    .put(name.get(1), LatestResults.number(figure, "median"));
        }
        return line("", programs.stream().toList())
                + "|---|" + "---:|".repeat(programs.size()) + "\n"
                + rows.entrySet().stream()
                        .map(row -> line(
                                row.getKey(),
                                programs.stream()
                                        .map(program -> row.getValue().getOrDefault(program, ""))
                                        .toList()))
                        .collect(Collectors.joining());
    }

    private static String row(List<String> name, String unit) {
        return name.get(0) + SEPARATOR + name.get(2) + (unit.isEmpty() ? "" : ", " + unit);
    }

    private static String line(String first, List<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |\n";
    }
}
