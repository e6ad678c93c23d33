package io.darkroom.benchmarks.size;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.LiveHeap;
import io.darkroom.benchmarks.measure.Usage;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether memory follows the backlog, and what an open call takes. Main thread. */
@Command(name = "memory", header = "RSS with a short and a long backlog, and for each open call.")
public final class MemoryCommand implements Callable<Integer> {
    private static final int PARTITIONS = 12;
    private static final int CAP = 500;
    private static final Duration LATENCY = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofMinutes(30);
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    @Option(names = "--short", defaultValue = "10000", description = "Short backlog; default: ${DEFAULT-VALUE}.")
    private int shortest;

    @Option(names = "--long", defaultValue = "300000", description = "Long backlog; default: ${DEFAULT-VALUE}.")
    private int longest;

    @Option(names = "--few", defaultValue = "2000", description = "Few open calls; default: ${DEFAULT-VALUE}.")
    private int few;

    @Option(names = "--many", defaultValue = "20000", description = "Many open calls; default: ${DEFAULT-VALUE}.")
    private int many;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::backlogs, this::openCalls),
                new Heading(
                        "memory",
                        "Memory",
                        List.of(
                                ("Backlog: %,d and %,d requests, %d partitions, cap %d, the API answers after %d s; peak RSS of `darkroom serve "
                                                + "--stages generation` when nine tenths of the short one are done.")
                                        .formatted(shortest, longest, PARTITIONS, CAP, LATENCY.toSeconds()),
                                ("Open calls: %,d and %,d calls that the API does not answer; RSS, and what is alive in the heap after all "
                                                + "garbage was collected. For each: difference ÷ difference, so the rest of the process is not in it.")
                                        .formatted(few, many),
                                "The heap may grow to 1 GB (`-Xmx1g`, as `bin/darkroom` has it)."),
                        "bin/benchmark memory --short %d --long %d --few %d --many %d --runs %d"
                                .formatted(shortest, longest, few, many, runs)));
    }

    private void backlogs(Figures figures) {
        double small = withBacklog(shortest, figures);
        double large = withBacklog(longest, figures);
        figures.add(new Metric("peak RSS, long ÷ short", "", Goal.atMost(1.1)), large / small);
    }

    private double withBacklog(int backlog, Figures figures) {
        try (Lab lab = Lab.open(LabSettings.ofCalls(PARTITIONS, LATENCY, CAP, flags.keep()))) {
            RunFlags.say("writing %,d records".formatted(backlog));
            Backlogs.write(lab, backlog);
            try (CompletedReader reader = lab.reader(backlog);
                    Program app = lab.serve(Instance.generation("bench-1", Map.of()))) {
                Calls.await(1, lab, app);
                reader.await(shortest * 9 / 10, STALL);
                double peak = Usage.of(app.handle()).peakMegabytes();
                app.kill();
                RunFlags.say("backlog %,d: %,.0f MB".formatted(backlog, peak));
                figures.add(new Metric("backlog %,d: peak RSS".formatted(backlog), "MB"), peak);
                return peak;
            }
        }
    }

    /** MB of a process and of its live objects. */
    private record Memory(double resident, double alive) {}

    private void openCalls(Figures figures) {
        Memory small = withOpenCalls(few, figures);
        Memory large = withOpenCalls(many, figures);
        double kilobytes = 1000.0 / (many - few);
        figures.add(new Metric("RSS for each open call", "kB"), (large.resident() - small.resident()) * kilobytes)
                .add(new Metric("live heap for each open call", "kB"), (large.alive() - small.alive()) * kilobytes);
    }

    private Memory withOpenCalls(int calls, Figures figures) {
        try (Lab lab = Lab.open(LabSettings.ofCalls(PARTITIONS, NEVER, calls, flags.keep()))) {
            Backlogs.write(lab, 2 * calls);
            try (Program app = lab.serve(Instance.generation("bench-1", Map.of()))) {
                Calls.await("%,d open calls".formatted(calls), lab, app, seen -> seen.atOnce() >= calls);
                Wait.pass(SETTLED);
                double resident = Usage.residentMegabytes(app.handle());
                Memory memory = new Memory(resident, LiveHeap.megabytes(app.handle()));
                app.kill();
                RunFlags.say("%,d open calls: %,.0f MB, %,.0f MB of it live heap"
                        .formatted(calls, memory.resident(), memory.alive()));
                figures.add(new Metric("%,d open calls: RSS".formatted(calls), "MB"), memory.resident())
                        .add(new Metric("%,d open calls: live heap".formatted(calls), "MB"), memory.alive());
                return memory;
            }
        }
    }
}
