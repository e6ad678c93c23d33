package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.flag.ServeFlags;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import io.darkroom.benchmarks.trial.Backlogs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many results a second generation can make at most. Main thread. */
@Command(name = "ceiling", header = "Most results per second of the generation stage, from a preloaded queue.")
public final class CeilingCommand implements Callable<Integer> {
    private static final Metric WHOLE = new Metric("whole run", "results/s", Goal.atLeast(10_000));
    private static final Metric MIDDLE = new Metric("middle half", "results/s", Goal.atLeast(14_000));
    private static final Goal CPU = Goal.atMost(0.15);

    @Option(names = "--count", defaultValue = "300000", description = "Requests; default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--cap", defaultValue = "1000", description = "Calls in flight; default: ${DEFAULT-VALUE}.")
    private int cap;

    @Option(names = "--partitions", defaultValue = "12", description = "Partitions; default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final ServeFlags serve = new ServeFlags();

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        LabSettings settings = new LabSettings(
                partitions, Duration.ZERO, false, cap, "generation", serve.config(), serve.jvmOptions(), flags.keep());
        Backlog backlog =
                new Backlog(settings, this::preload, count, WHOLE, MIDDLE, Optional.of(CPU), serve.recording());
        return flags.measure(
                runs,
                List.of(backlog::run),
                new Heading(
                        "ceiling",
                        "Ceiling of generation: %,d preloaded requests".formatted(count),
                        List.of(
                                ("%,d records of about 1 KB in `image.requests.sandbox`, %d partitions, cap %,d, one stream thread; "
                                                + "the fake API answers at once. Broker, fake API and `darkroom serve --stages "
                                                + "generation` run in processes of their own on the same cores, the registry and a "
                                                + "read_committed reader of `image.completed` in the benchmark's.")
                                        .formatted(count, partitions, cap),
                                "Whole run: all results ÷ time from the first call that the API received to the last result that the "
                                        + "reader saw, so the JVM's warm-up is in it. Middle half: from the poll that brought the "
                                        + "first quarter to the one that brought the third. CPU: from the first result to the last."),
                        "bin/benchmark ceiling --count %d --cap %d --partitions %d --runs %d"
                                .formatted(count, cap, partitions, runs)));
    }

    private void preload(Lab lab) {
        Backlogs.write(lab, count);
    }
}
