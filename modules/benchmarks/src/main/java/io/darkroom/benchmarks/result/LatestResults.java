package io.darkroom.benchmarks.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The last result of each benchmark as text for people. Any thread. */
final class LatestResults {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPARISON = "compare";

    private LatestResults() {}

    /** One section for each benchmark, by name. */
    static String in(Path folder) {
        StringBuilder text = new StringBuilder();
        for (JsonNode result : latest(folder)) {
            text.append("\n### %s\n\n[%2$s](../modules/benchmarks/results/%2$s-%1$s.md) · %3$d cores · `%4$s`\n\n"
                    .formatted(
                            result.path("name").asText(),
                            result.path("date").asText(),
                            result.path("machine").path("cores").asInt(),
                            result.path("command").asText()));
            text.append(
                    result.path("name").asText().startsWith(COMPARISON)
                            ? Comparison.table(figures(result))
                            : table(result));
        }
        return text.append('\n').toString();
    }

    private static Collection<JsonNode> latest(Path folder) {
        Map<String, JsonNode> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode result = JSON.readTree(file.toFile());
                byName.put(result.path("name").asText(), result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byName.values();
    }

    static List<JsonNode> figures(JsonNode result) {
        List<JsonNode> figures = new ArrayList<>();
        result.path("figures").forEach(figures::add);
        return figures;
    }

    private static String table(JsonNode result) {
        StringBuilder text = new StringBuilder(
                "| | unit | median | least | most | n | goal | met |\n|---|---|---:|---:|---:|---:|---|---|\n");
        for (JsonNode figure : figures(result)) {
            text.append("| %s | %s | %s | %s | %s | %d | %s | %s |\n"
                    .formatted(
                            figure.path("name").asText(),
                            figure.path("unit").asText(),
                            number(figure, "median"),
                            number(figure, "least"),
                            number(figure, "most"),
                            figure.path("runs").size(),
                            goal(figure),
                            met(figure)));
        }
        return text.toString();
    }

    static String number(JsonNode figure, String name) {
        return Numbers.text(figure.path(name).asDouble());
    }

    private static String goal(JsonNode figure) {
        if (figure.has("goalAtLeast")) {
            return "≥ " + number(figure, "goalAtLeast");
        }
        return figure.has("goalAtMost") ? "≤ " + number(figure, "goalAtMost") : "";
    }

    private static String met(JsonNode figure) {
        return !figure.has("met") ? "" : figure.path("met").asBoolean() ? "yes" : "**no**";
    }
}
