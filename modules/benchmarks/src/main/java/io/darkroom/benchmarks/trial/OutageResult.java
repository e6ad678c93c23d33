package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Metrics;

/**
 * What an outage did. Any thread.
 *
 * @param failed records that were given up
 * @param refused calls that the dead API got
 * @param fullRate seconds from its end to the full rate
 */
public record OutageResult(int failed, int refused, double fullRate) {

    /** Adds its figures under the names of a case. */
    public void addTo(Figures figures, Metrics metrics) {
        figures.add(metrics.of("records failed", "", Goal.neverAbove(0)), failed)
                .add(metrics.of("calls into the dead API", "", Goal.neverAbove(300)), refused)
                .add(metrics.of("API back → full rate", "s", Goal.atMost(5)), fullRate);
    }

    /** In one line. */
    public String text() {
        return "%,d failed, %,d calls into the dead API, full rate after %.1f s".formatted(failed, refused, fullRate);
    }
}
