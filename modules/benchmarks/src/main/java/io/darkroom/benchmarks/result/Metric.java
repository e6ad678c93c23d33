package io.darkroom.benchmarks.result;

import java.util.Optional;

/** What is measured, in which unit, and what it should reach. Any thread. */
public record Metric(String name, String unit, Optional<Goal> goal) {
    public Metric(String name, String unit) {
        this(name, unit, Optional.empty());
    }

    public Metric(String name, String unit, Goal goal) {
        this(name, unit, Optional.of(goal));
    }
}
