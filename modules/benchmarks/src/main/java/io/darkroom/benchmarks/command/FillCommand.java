package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.api.ApiCall;
import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.lab.Footprint;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.Fill;
import io.darkroom.benchmarks.result.Figures;
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

/** How full the permits are while there is work. Main thread. */
@Command(name = "fill", header = "Achieved rate ÷ (cap ÷ latency), at a small, a large and a very large cap.")
public final class FillCommand implements Callable<Integer> {
    private static final Duration STALL = Duration.ofMinutes(2);

    /** Cap, latency and partitions of a case. */
    private record Case(int cap, Duration latency, int partitions) {
        String name() {
            return "%,d / %.1f s".formatted(cap, latency.toMillis() / 1000.0);
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(6, Duration.ofMillis(1_500), 1),
            new Case(500, Duration.ofSeconds(2), 12),
            new Case(2_000, Duration.ofSeconds(1), 12));

    @Option(
            names = "--rounds",
            defaultValue = "24",
            description = "Calls for each permit, 4 or more; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        Darkroom.build();
        Figures figures = new Figures();
        for (Case one : CASES) {
            for (int run = 0; run < runs; run++) {
                flags.attempt(() -> run(one, figures));
            }
        }
        return flags.publish(
                new Heading(
                        "fill",
                        "Fill of the permits",
                        List.of(
                                ("A preloaded queue of %d calls for each permit; the fake API answers after 1.5 s (cap 6, one partition), "
                                                + "2 s (cap 500, 12 partitions) and 1 s (cap 2,000, 12 partitions). Broker, fake API and `darkroom serve --stages "
                                                + "generation` run in processes of their own on the same cores.")
                                        .formatted(rounds),
                                "Fill = achieved rate ÷ (cap ÷ latency). The rate is taken where the API answers, over whole rounds of "
                                        + "`cap` calls, from the end of the first quarter of the rounds to the end of the third. "
                                        + "CPU: from the first result to the last."),
                        "bin/benchmark fill --rounds %d --runs %d".formatted(rounds, runs)),
                figures);
    }

    private void run(Case one, Figures figures) {
        int count = one.cap() * rounds;
        LabSettings settings = new LabSettings(
                one.partitions(),
                one.latency(),
                true,
                one.cap(),
                "generation",
                Optional.empty(),
                List.of(),
                flags.keep());
        try (Lab lab = Lab.open(settings)) {
            Backlogs.write(lab, count);
            try (CompletedReader reader = lab.reader(count);
                    Program app = lab.serve()) {
                RunFlags.say("running %,d calls at %s".formatted(count, one.name()));
                reader.await(1, STALL);
                Footprint before = Footprint.of(lab, app);
                int seen = reader.total();
                reader.await(count, STALL);
                Footprint after = Footprint.of(lab, app);
                add(one, lab, figures);
                after.addTo(figures, one.name() + ": ", before, count - seen);
            }
        }
    }

    private static void add(Case one, Lab lab, Figures figures) {
        long[] answers =
                lab.api().calls().stream().mapToLong(ApiCall::answeredMicros).toArray();
        double fill = new Fill(one.cap(), one.latency()).of(answers);
        RunFlags.say("fill %.4f".formatted(fill));
        figures.add(new Metric(one.name() + ": fill", "", Goal.atLeast(0.98)), fill)
                .add(
                        new Metric(one.name() + ": most calls in flight", ""),
                        lab.api().stats().mostAtOnce());
    }
}
