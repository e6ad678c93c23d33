package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Metrics;

/**
 * How fast a program was and what it used.
 *
 * @param middle results per second in the middle half. Any thread.
 * @param cpu processor seconds for each thousand results
 * @param peak most resident memory, MB
 * @param most calls in flight at one moment
 */
public record RateResult(double middle, double cpu, double peak, int most) {

    /** Adds its figures under the names of a case. */
    public void addTo(Figures figures, Metrics metrics) {
        figures.add(metrics.of("rate", "results/s"), middle)
                .add(metrics.of("most calls in flight", ""), most)
                .add(metrics.of("CPU", "s / 1,000"), cpu)
                .add(metrics.of("peak RSS", "MB"), peak);
    }

    /** In one line. */
    public String text() {
        return "%,.0f/s, at most %,d in flight, %.2f CPU-s per 1,000, %,.0f MB".formatted(middle, most, cpu, peak);
    }
}
