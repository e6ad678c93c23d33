package io.darkroom.benchmarks.result;

/**
 * Makes the metrics of one case. Any thread.
 *
 * @param prefix put before each name
 * @param judged whether goals count for it
 */
public record Metrics(String prefix, boolean judged) {
    public Metric of(String name, String unit) {
        return new Metric(prefix + name, unit);
    }

    public Metric of(String name, String unit, Goal goal) {
        return judged ? new Metric(prefix + name, unit, goal) : of(name, unit);
    }
}
