package io.darkroom.app.deploy.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus calls a metric of the code, found in the list of those that are there. Any thread.
 *
 * @param kind gauge, counter or timer
 * @param all its names; a timer has several
 */
record PrometheusNames(String kind, List<String> all) {
    private static final PrometheusNamingConvention CONVENTION = new PrometheusNamingConvention();
    /** The unit stands in the code; an empty one is none. */
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
            "bytes",
            "jobs",
            "results",
            "campaigns");

    /** Empty where the list has no such metric. */
    static Optional<PrometheusNames> of(String name, MetricList list) {
        return Stream.of(timer(name), counter(name), gauge(name))
                .map(names -> names.in(list.names()))
                .filter(names -> !names.all().isEmpty())
                .findFirst();
    }

    private static PrometheusNames timer(String name) {
        String base = CONVENTION.name(name, Meter.Type.TIMER, "seconds");
        return new PrometheusNames("timer", List.of(base + "_count", base + "_sum", base + "_max"));
    }

    private static PrometheusNames counter(String name) {
        return new PrometheusNames(
                "counter",
                UNITS.stream()
                        .map(unit -> CONVENTION.name(name, Meter.Type.COUNTER, unitOrNull(unit)))
                        .map(each -> each.endsWith("_total") ? each : each + "_total")
                        .toList());
    }

    private static PrometheusNames gauge(String name) {
        return new PrometheusNames(
                "gauge",
                UNITS.stream()
                        .map(unit -> CONVENTION.name(name, Meter.Type.GAUGE, unitOrNull(unit)))
                        .toList());
    }

    private PrometheusNames in(Set<String> names) {
        return new PrometheusNames(
                kind, all.stream().filter(names::contains).distinct().toList());
    }

    /** As a cell: the names with the labels that they share. */
    String shown(MetricList list) {
        String labels = String.join(", ", list.labels().getOrDefault(all.getFirst(), Set.of()));
        return all.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                + (labels.isEmpty() ? "" : " by " + labels);
    }

    private static @Nullable String unitOrNull(String unit) {
        return unit.isEmpty() ? null : unit;
    }
}
