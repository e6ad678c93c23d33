package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.deploy.Repository;
import io.darkroom.app.reference.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/metrics.md true; {@code GOLDEN_WRITE=1} writes what comes from code and rules anew. */
class MetricsPageTest {
    private static final String PAGE = "docs/metrics.md";
    private static final List<String> CODE = List.of("modules/pipeline/src/main/java", "modules/app/src/main/java");
    private static final Pattern WHOLE = Pattern.compile("\"(darkroom\\.[a-z.-]*[a-z])\"");
    private static final Pattern OF_GATE = Pattern.compile("\\bgate\\(\\s*\"([a-z-]+)\"");
    private static final Pattern OF_STORE = Pattern.compile("\\bstore\\(\\s*\"([a-z-]+)\"");

    @Test
    void eachMetricOfTheCodeHasItsRowAndEachRowIsAMetric() throws IOException {
        assertThat(TableRows.of(PAGE))
                .extracting(TableRows::name)
                .containsExactlyInAnyOrder(inCode().toArray(String[]::new));
    }

    @Test
    void eachRowHasItsKindItsNamesAndWhoUsesIt() throws IOException {
        MetricList listed = MetricList.read();
        MetricUses uses = MetricUses.read();

        String text = TableRows.page(PAGE, row -> generated(row, listed, uses));

        assertThat(Repository.file(PAGE)).hasContent(text);
        assertThat(TableRows.of(PAGE)).allMatch(row -> row.stream().limit(4).noneMatch(String::isEmpty));
    }

    @Test
    void everyMetricOfTheListIsOfARow() throws IOException {
        Set<String> named = new TreeSet<>();
        for (List<String> row : TableRows.of(PAGE)) {
            PrometheusNames.of(TableRows.name(row), MetricList.read()).ifPresent(names -> named.addAll(names.all()));
        }

        assertThat(named).isEqualTo(MetricList.read().names());
    }

    private static List<String> generated(List<String> row, MetricList listed, MetricUses uses) {
        String name = TableRows.name(row);
        return PrometheusNames.of(name, listed)
                .map(names -> List.of(row.get(0), names.kind(), names.shown(listed), row.get(3), uses.of(names.all())))
                .orElse(row);
    }

    private static Set<String> inCode() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files()) {
            String code = Files.readString(file);
            find(WHOLE, code, names, "");
            find(OF_GATE, code, names, "darkroom.gate.");
            find(OF_STORE, code, names, "darkroom.generate.");
        }
        return names;
    }

    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String code : CODE) {
            try (Stream<Path> files = Files.walk(Repository.file(code))) {
                found.addAll(files.filter(path -> path.toString().matches(".*(Metrics|Gauges)\\.java"))
                        .toList());
            }
        }
        return found;
    }

    private static void find(Pattern pattern, String text, Set<String> into, String prefix) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(prefix + matcher.group(1));
        }
    }
}
