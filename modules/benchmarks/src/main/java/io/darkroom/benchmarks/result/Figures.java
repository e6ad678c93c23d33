package io.darkroom.benchmarks.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What several runs measured, in the order of its first mention. One thread. */
public final class Figures {
    private final Map<Metric, List<Double>> values = new LinkedHashMap<>();

    /** One run's value. */
    public Figures add(Metric metric, double value) {
        values.computeIfAbsent(metric, first -> new ArrayList<>()).add(value);
        return this;
    }

    /** Whether no run measured anything. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    List<Figure> all() {
        return values.entrySet().stream()
                .map(entry -> new Figure(entry.getKey(), entry.getValue()))
                .toList();
    }
}
