package io.darkroom.benchmarks.fleet;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CallHistory;
import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import io.darkroom.benchmarks.trial.Backlogs;
import io.darkroom.benchmarks.trial.Calls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a fleet keeps its cap and its rate while it grows and shrinks. Main thread. */
@Command(
        name = "scale",
        header = "One to four processes that join and leave: rate, most calls at once, calls repeated.")
public final class ScaleCommand implements Callable<Integer> {
    private static final Duration LATENCY = Duration.ofSeconds(1);
    private static final Duration STALL = Duration.ofMinutes(2);

    /** A time, microseconds since 1970, since which so many instances are at work. */
    private record Phase(long from, int instances, boolean joining) {
        String name() {
            return (joining ? "%d at work" : "%d at work after one left").formatted(instances);
        }
    }

    @Option(names = "--cap", defaultValue = "300", description = "Calls in flight; default: ${DEFAULT-VALUE}.")
    private int cap;

    @Option(names = "--most", defaultValue = "4", description = "Processes at most; default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--phase", defaultValue = "25", description = "Seconds of each phase; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    private final Deque<Program> fleet = new ArrayDeque<>();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::run),
                new Heading(
                        "scale",
                        "A fleet that grows and shrinks",
                        List.of(
                                ("A long queue, 12 partitions, cap %d, the API answers after %d s, so %,.0f/s is all that it allows, however "
                                                + "many processes ask. Every %d s one more `darkroom serve --stages generation` is started, up to %d; "
                                                + "then one leaves (SIGTERM) every %d s until one is left, which finishes the queue.")
                                        .formatted(
                                                cap,
                                                LATENCY.toSeconds(),
                                                cap / (LATENCY.toMillis() / 1e3),
                                                seconds,
                                                most,
                                                seconds),
                                "Rate: calls at the API in each phase, its change included. Most at once: calls without an answer at the API "
                                        + "at any moment. Longest gap: time without any new call, between the first and the last change. "
                                        + "All processes share the same cores."),
                        "bin/benchmark scale --cap %d --most %d --phase %d --runs %d"
                                .formatted(cap, most, seconds, runs)));
    }

    private void run(Figures figures) {
        int count = (int) (2L * most * seconds * cap * 1_000 / LATENCY.toMillis());
        try (Lab lab = Lab.open(LabSettings.ofCalls(12, LATENCY, cap, flags.keep()))) {
            Backlogs.write(lab, count);
            try (CompletedReader reader = lab.reader(count)) {
                List<Phase> phases = phases(lab);
                reader.await(count, STALL);
                add(figures, lab, reader, phases);
            } finally {
                fleet.forEach(Program::kill);
                fleet.clear();
            }
        }
    }

    private List<Phase> phases(Lab lab) {
        List<Phase> phases = new ArrayList<>();
        for (int size = 1; size <= most; size++) {
            Instance next = Instance.generation("bench-" + size, Map.of());
            fleet.push(lab.serve(next));
            if (size == 1) {
                Calls.await(cap, lab, fleet.getFirst());
            }
            phases.add(phase(size, true));
        }
        for (int size = most - 1; size >= 1; size--) {
            long left = Clock.micros();
            fleet.pop().close();
            phases.add(new Phase(left, size, false));
            rest(size);
        }
        return phases;
    }

    private Phase phase(int size, boolean joining) {
        Phase phase = new Phase(Clock.micros(), size, joining);
        rest(size);
        return phase;
    }

    private void rest(int size) {
        RunFlags.say("%d at work, %d s".formatted(size, seconds));
        Wait.pass(Duration.ofSeconds(seconds));
        fleet.forEach(Program::requireRunning);
    }

    private void add(Figures figures, Lab lab, CompletedReader reader, List<Phase> phases) {
        CallHistory calls = new CallHistory(lab.api().calls());
        double full = cap / (LATENCY.toMillis() / 1e3);
        for (Phase phase : phases) {
            long from = phase.from();
            double rate = calls.rate(from, from + seconds * 1_000_000L);
            RunFlags.say("%s: %,.0f/s".formatted(phase.name(), rate));
            figures.add(new Metric(phase.name() + ": rate ÷ what the cap allows", ""), rate / full);
        }
        int atOnce = lab.api().stats().mostAtOnce();
        RunFlags.say("most at once %d of %d, %d repeated".formatted(atOnce, cap, calls.repeats()));
        figures.add(new Metric("most calls at once, of a cap of " + cap, "", Goal.neverAbove(cap)), atOnce)
                .add(new Metric("calls repeated", "", Goal.neverAbove(0)), calls.repeats())
                .add(new Metric("results doubled", "", Goal.neverAbove(0)), reader.repeats())
                .add(
                        new Metric("longest gap between calls", "s"),
                        calls.longestGap(
                                phases.getFirst().from(), phases.getLast().from()));
    }
}
