package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.deploy.Repository;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** deploy/prometheus/metrics.txt has every metric of docs/operating.md, and no other, by the names that Prometheus gives them. */
class MetricNamesTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(darkroom\\.[a-z.-]+)` \\| (gauge|counter|timer) \\|");
    /** An empty one is none. */
    private static final List<String> UNITS = List.of(
            "",
            "records",
            "requests",
            "calls",
            "calls_s",
            "stages",
            "providers",
            "partitions",
            "seconds",
            "jobs",
            "results",
            "campaigns",
            "bytes");

    @Test
    void everyMetricOfThePageIsListedAndNoOther() throws IOException {
        Map<String, String> page = ROW.matcher(Files.readString(Repository.file("docs/operating.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a, TreeMap::new));
        List<String> listed = List.copyOf(MetricList.read().names());

        assertThat(page)
                .isNotEmpty()
                .allSatisfy((name, kind) -> assertThat(listed)
                        .as(name)
                        .anyMatch(each -> names(name, kind).anyMatch(each::equals)));
        assertThat(listed)
                .allSatisfy(each -> assertThat(page.entrySet())
                        .as(each)
                        .anyMatch(row -> names(row.getKey(), row.getValue()).anyMatch(each::equals)));
    }

    /** What a metric may be called: its unit stands in the code. */
    private static Stream<String> names(String name, String kind) {
        PrometheusNamingConvention convention = new PrometheusNamingConvention();
        return switch (kind) {
            case "timer" ->
                Stream.of("_count", "_sum", "_max")
                        .map(end -> convention.name(name, Meter.Type.TIMER, "seconds") + end);
            case "counter" ->
                UNITS.stream()
                        .map(unit -> convention.name(name, Meter.Type.COUNTER, unitOrNull(unit)))
                        .map(each -> each.endsWith("_total") ? each : each + "_total");
            default -> UNITS.stream().map(unit -> convention.name(name, Meter.Type.GAUGE, unitOrNull(unit)));
        };
    }

    private static @Nullable String unitOrNull(String unit) {
        return unit.isEmpty() ? null : unit;
    }
}
