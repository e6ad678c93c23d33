package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Keeps the table of values in the chart's README true, and its schema complete. */
class ChartPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.*]+)` \\| (?:`([^`]*)`)? ?\\|");
    private static final List<String> STAGES = List.of("intake", "generation", "assets");

    @Test
    void eachValueHasARowWithItsDefaultAndEachRowIsAValue() throws IOException {
        Map<String, String> rows = ROW.matcher(Files.readString(Chart.FOLDER.resolve("README.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), ChartPageTest::written, (a, b) -> a + " twice", TreeMap::new));
        Map<String, String> values = new TreeMap<>();
        collect("", values(), values);

        assertThat(rows).isEqualTo(values);
    }

    @Test
    void theSchemaNamesEveryValueAndAllowsNoOther() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

        named(values(), schema, schema, "");
    }

    private static void named(JsonNode values, JsonNode part, JsonNode schema, String path) {
        JsonNode found = part.has("$ref") ? schema.at(part.path("$ref").asText().substring(1)) : part;
        if (!values.isObject() || !found.has("properties")) {
            return;
        }
        assertThat(found.path("additionalProperties").asBoolean(true)).as(path).isFalse();
        values.properties().forEach(value -> {
            JsonNode property = found.at("/properties/" + value.getKey());
            assertThat(property.isMissingNode()).as(path + value.getKey()).isFalse();
            named(value.getValue(), property, schema, path + value.getKey() + ".");
        });
    }

    private static String written(MatchResult row) {
        return row.group(2) == null ? "" : row.group(2);
    }

    /** Leaves of the tree; what the stages have alike stands once, under a star, unless its default is another. */
    private static void collect(String path, JsonNode values, Map<String, String> into) {
        values.properties().forEach(value -> {
            String name = path + value.getKey();
            boolean tree = value.getValue().isObject()
                    && !value.getValue().isEmpty()
                    && !name.matches(".*\\.(requests|limits)");
            if (tree) {
                collect(name + ".", value.getValue(), into);
            } else {
                into.put(name, text(value.getValue()));
            }
        });
        if (path.isEmpty()) {
            share(into);
        }
    }

    private static void share(Map<String, String> into) {
        for (String name : List.copyOf(into.keySet())) {
            if (name.startsWith("intake.")) {
                String rest = name.substring("intake".length());
                List<String> defaults = STAGES.stream()
                        .map(stage -> into.get(stage + rest))
                        .distinct()
                        .toList();
                if (defaults.size() == 1) {
                    STAGES.forEach(stage -> into.remove(stage + rest));
                    into.put("*" + rest, defaults.getFirst());
                }
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() && value.isEmpty() ? "" : value.isTextual() ? value.asText() : value.toString();
    }

    private static JsonNode values() throws IOException {
        return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(Chart.FOLDER.resolve("values.yaml"))));
    }
}
