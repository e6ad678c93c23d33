package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.flag.ServeFlags;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.load.Changes;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many events a second both stages can turn into results at most. Main thread. */
@Command(name = "stages", header = "Most results per second of intake and generation, from preloaded catalog events.")
public final class StagesCommand implements Callable<Integer> {
    private static final Metric WHOLE = new Metric("whole run", "results/s", Goal.atLeast(4_000));
    private static final Metric MIDDLE = new Metric("middle half", "results/s");

    @Option(names = "--count", defaultValue = "100000", description = "Events; default: ${DEFAULT-VALUE}.")
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
                partitions,
                Duration.ZERO,
                false,
                cap,
                "intake,generation",
                serve.config(),
                serve.jvmOptions(),
                flags.keep());
        Backlog backlog = new Backlog(
                settings,
                lab -> lab.preload(lab.topics().changes(), count, Changes::of),
                count,
                WHOLE,
                MIDDLE,
                Optional.empty(),
                serve.recording());
        return flags.measure(
                runs,
                List.of(backlog::run),
                new Heading(
                        "stages",
                        "All stages: %,d preloaded catalog events".formatted(count),
                        List.of(
                                ("%,d events of one shot each in `catalog.changes`, %d partitions, cap %,d, one stream thread for each "
                                                + "stage in one process; the fake API answers at once. Broker and fake API run in "
                                                + "processes of their own on the same cores.")
                                        .formatted(count, partitions, cap),
                                "Rates as in `ceiling`: results in `image.completed` that a read_committed reader saw, since the first "
                                        + "call that the API received. The ledger's closing of the keys goes on meanwhile."),
                        "bin/benchmark stages --count %d --cap %d --partitions %d --runs %d"
                                .formatted(count, cap, partitions, runs)));
    }
}
