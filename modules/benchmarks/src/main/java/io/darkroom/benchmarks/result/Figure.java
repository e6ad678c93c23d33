package io.darkroom.benchmarks.result;

import java.util.List;

/** One metric over all runs. Any thread. */
record Figure(Metric metric, List<Double> values) {
    Figure {
        values = List.copyOf(values);
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Whether the goal is reached; empty without a goal. */
    String verdict() {
        return metric.goal().map(goal -> goal.metBy(this) ? "yes" : "**no**").orElse("");
    }
}
