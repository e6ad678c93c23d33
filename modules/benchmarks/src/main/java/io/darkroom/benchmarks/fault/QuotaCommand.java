package io.darkroom.benchmarks.fault;

import io.darkroom.benchmarks.api.ApiStats;
import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import io.darkroom.benchmarks.trial.Backlogs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an empty account costs. Main thread. */
@Command(
        name = "quota",
        header = "The API answers 402 from some call on: records failed, calls refused, after topping up.")
public final class QuotaCommand implements Callable<Integer> {
    private static final int THRESHOLD = 3;
    private static final Duration LATENCY = Duration.ofMillis(500);
    private static final Duration HELD = Duration.ofSeconds(20);
    private static final Duration PROBES = Duration.ofSeconds(5);
    private static final Duration STALL = Duration.ofSeconds(60);

    @Option(names = "--cap", defaultValue = "20", description = "Calls in flight; default: ${DEFAULT-VALUE}.")
    private int cap;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::run),
                new Heading(
                        "quota",
                        "An empty account",
                        List.of(
                                ("%d requests, one partition, cap %d, the API answers after %d ms. After %d calls it answers 402 to every call; "
                                                + "%d s later the account is topped up. `hold.quota-threshold` is the default (%d), "
                                                + "`hold.probe-interval` is %d s.")
                                        .formatted(
                                                count(),
                                                cap,
                                                LATENCY.toMillis(),
                                                count() / 2,
                                                HELD.toSeconds(),
                                                THRESHOLD,
                                                PROBES.toSeconds()),
                                "Records failed: in `image.failed` at the end; the goal is threshold and calls in flight. Time to the next "
                                        + "picture: from topping up."),
                        "bin/benchmark quota --cap %d --runs %d".formatted(cap, runs)));
    }

    private int count() {
        return 40 * cap;
    }

    private void run(Figures figures) {
        Instance instance = Instance.generation("bench-1", Map.of("hold.probe-interval", PROBES.toSeconds() + "s"));
        try (Lab lab = Lab.open(LabSettings.ofCalls(1, LATENCY, cap, flags.keep()))) {
            Backlogs.write(lab, count());
            lab.api().refuseAfter(count() / 2);
            try (CompletedReader reader = lab.reader(count());
                    Program app = lab.serve(instance)) {
                reader.await(count() / 2, STALL);
                Wait.pass(HELD);
                ApiStats held = lab.api().stats();
                lab.api().refuseNone();
                long full = Clock.micros();
                reader.await(count() / 2 + 1, STALL);
                double wait = (Clock.micros() - full) / 1e6;
                int expected = count() - lab.failed();
                reader.await(expected, STALL);
                add(figures, held.refused(), lab.failed(), wait);
                app.kill();
            }
        }
    }

    private void add(Figures figures, int refused, int failed, double wait) {
        RunFlags.say("%d refused, %d failed, next picture after %.1f s".formatted(refused, failed, wait));
        figures.add(new Metric("calls refused", ""), refused)
                .add(new Metric("records failed", "", Goal.neverAbove(THRESHOLD + cap)), failed)
                .add(new Metric("topped up → next picture", "s"), wait);
    }
}
