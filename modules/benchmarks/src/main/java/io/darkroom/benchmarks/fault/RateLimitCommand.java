package io.darkroom.benchmarks.fault;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CallHistory;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import io.darkroom.benchmarks.trial.Backlogs;
import io.darkroom.benchmarks.trial.Calls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How well the limit of an API is met, known or not. Main thread. */
@Command(name = "rate-limit", header = "The API allows 100 calls per second by 429: share refused, rate that is left.")
public final class RateLimitCommand implements Callable<Integer> {
    private static final int CAP = 200;
    private static final Duration LATENCY = Duration.ofMillis(500);

    /** A way to meet the limit. */
    private record Case(String name, Optional<Duration> retryAfter, Map<String, String> settings, double refused) {}

    @Option(names = "--limit", defaultValue = "100", description = "Calls per second; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--seconds", defaultValue = "60", description = "Length of each run; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each case; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        Darkroom.build();
        Figures figures = new Figures();
        for (Case one : cases()) {
            for (int run = 0; run < runs; run++) {
                flags.attempt(one.name() + "a run", () -> run(one, figures));
            }
        }
        return flags.publish(
                new Heading(
                        "rate-limit",
                        "An API that allows %d calls per second".formatted(limit),
                        List.of(
                                ("A long queue, 12 partitions, cap %d, the API answers after %d ms: it could be asked %,.0f times per second. "
                                                + "It takes %d per second (a bucket that holds those of one second) and answers 429 at once "
                                                + "to the others.")
                                        .formatted(CAP, LATENCY.toMillis(), CAP * 1e3 / LATENCY.toMillis(), limit),
                                "Share refused: of all calls in %d s since the first. Rate: pictures per second meanwhile. With a rate: "
                                                .formatted(seconds)
                                        + "`providers.sandbox.rate: " + limit + "/s`."),
                        "bin/benchmark rate-limit --limit %d --seconds %d --runs %d".formatted(limit, seconds, runs)),
                figures);
    }

    private List<Case> cases() {
        return List.of(
                new Case("429 alone: ", Optional.empty(), Map.of(), 10),
                new Case("429 with Retry-After 1: ", Optional.of(Duration.ofSeconds(1)), Map.of(), 10),
                new Case("with a rate: ", Optional.empty(), Map.of("providers.sandbox.rate", limit + "/s"), 1));
    }

    private void run(Case one, Figures figures) {
        RunFlags.say(one.name() + "running %d s".formatted(seconds));
        try (Lab lab = Lab.open(LabSettings.ofCalls(12, LATENCY, CAP, flags.keep()))) {
            Backlogs.write(lab, 2 * limit * seconds);
            lab.api().refuseAbove(limit, one.retryAfter());
            try (Program app = lab.serve(Instance.generation("bench-1", one.settings()))) {
                Calls.await(1, lab, app);
                Wait.pass(Duration.ofSeconds(seconds));
                add(one, lab, figures);
                app.kill();
            }
        }
    }

    private void add(Case one, Lab lab, Figures figures) {
        CallHistory calls = new CallHistory(lab.api().calls());
        long begin = lab.api().stats().firstArrivedMicros();
        long end = begin + seconds * 1_000_000L;
        double refused = 100.0 * calls.refused() / Math.max(1, calls.between(begin, Long.MAX_VALUE));
        double rate = calls.rate(begin, end);
        RunFlags.say("%s%.2f %% refused, %.1f pictures/s".formatted(one.name(), refused, rate));
        figures.add(new Metric(one.name() + "share refused", "%", Goal.atMost(one.refused())), refused)
                .add(new Metric(one.name() + "rate", "1/s"), rate)
                .add(new Metric(one.name() + "records failed", "", Goal.neverAbove(0)), lab.failed());
    }
}
