package io.darkroom.benchmarks.compare;

import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Metrics;
import io.darkroom.benchmarks.subject.Subject;
import io.darkroom.benchmarks.trial.CrashResult;
import io.darkroom.benchmarks.trial.CrashTrial;
import io.darkroom.benchmarks.trial.OutageResult;
import io.darkroom.benchmarks.trial.OutageTrial;
import io.darkroom.benchmarks.trial.RateResult;
import io.darkroom.benchmarks.trial.RateTrial;
import java.time.Duration;

/** What each program goes through. Main thread. */
enum Trial {
    RATE("500 / 2 s"),
    CEILING("ceiling"),
    CRASH("crash"),
    OUTAGE("outage");

    private static final int PARTITIONS = 12;
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String title;

    Trial(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Runs it once and adds its figures.
     *
     * @param part share of the usual length
     * @return what came out, in one line
     */
    String run(Subject subject, double part, boolean keep, Figures figures, Metrics metrics) {
        return switch (this) {
            case RATE -> rate(500, TWO_SECONDS, (int) (15_000 * part), keep).apply(subject, figures, metrics);
            case CEILING ->
                rate(1_000, Duration.ZERO, (int) (100_000 * part), keep).apply(subject, figures, metrics);
            case CRASH -> {
                int rounds = Math.max(3, (int) (20 * part));
                CrashResult result = new CrashTrial(PARTITIONS, 500, TWO_SECONDS, rounds, keep).run(subject);
                result.addTo(figures, metrics);
                yield result.text();
            }
            case OUTAGE -> {
                OutageResult result =
                        new OutageTrial(PARTITIONS, 100, Duration.ofSeconds(1), outage(part), keep).run(subject);
                result.addTo(figures, metrics);
                yield result.text();
            }
        };
    }

    /** How long the API is away. */
    static Duration outage(double part) {
        return Duration.ofMillis((long) (MINUTE.toMillis() * part));
    }

    private interface Measured {
        String apply(Subject subject, Figures figures, Metrics metrics);
    }

    private static Measured rate(int cap, Duration latency, int count, boolean keep) {
        return (subject, figures, metrics) -> {
            RateResult result = new RateTrial(PARTITIONS, cap, latency, count, MINUTE, keep).run(subject);
            result.addTo(figures, metrics);
            return result.text();
        };
    }
}
