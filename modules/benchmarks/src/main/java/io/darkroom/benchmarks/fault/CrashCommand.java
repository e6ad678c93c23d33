package io.darkroom.benchmarks.fault;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metrics;
import io.darkroom.benchmarks.subject.DarkroomSubject;
import io.darkroom.benchmarks.trial.CrashResult;
import io.darkroom.benchmarks.trial.CrashTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a kill costs in time and calls. Main thread. */
@Command(
        name = "crash",
        header = "kill -9 with all calls in flight, start again: time to the first new call, repeats, losses.")
public final class CrashCommand implements Callable<Integer> {
    private static final int PARTITIONS = 12;

    @Option(names = "--runs", defaultValue = "3", description = "Runs with 500 in flight; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--rounds",
            defaultValue = "20",
            description = "Calls for each of the 500 permits; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--most",
            defaultValue = "20000",
            description = "Calls in flight of the large case, 0 leaves it out; default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(
            names = "--large-runs",
            defaultValue = "2",
            description = "Runs of the large case; default: ${DEFAULT-VALUE}.")
    private int largeRuns;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        Darkroom.build();
        Figures figures = new Figures();
        run(new CrashTrial(PARTITIONS, 500, Duration.ofSeconds(2), rounds, flags.keep()), runs, figures);
        if (most > 0) {
            run(new CrashTrial(PARTITIONS, most, Duration.ofSeconds(20), 2, flags.keep()), largeRuns, figures);
        }
        return flags.publish(
                new Heading(
                        "crash",
                        "Killed and started again",
                        List.of(
                                "`darkroom serve --stages generation` on 12 partitions is killed (`kill -9`) while all its calls are in "
                                        + "flight, and started again at once under the same `instance-id`; then it finishes the queue. 500 / 2 s: "
                                        + "%,d requests, killed after a third of them. The large case: two requests for each permit, the API answers "
                                                .formatted(500 * rounds)
                                        + "after 20 s, killed when all permits are in use for the first time. The API does not honour "
                                        + "idempotency keys.",
                                "Times from the kill, so the start of the JVM is in them. A new call is one for a picture that had not "
                                        + "been asked for. In flight: calls that the API had not answered. Repeated: calls beyond one per "
                                        + "picture. Lost, doubled: results in `image.completed` as a read_committed reader sees them."),
                        "bin/benchmark crash --runs %d --rounds %d --most %d --large-runs %d"
                                .formatted(runs, rounds, most, largeRuns)),
                figures);
    }

    private void run(CrashTrial trial, int runs, Figures figures) {
        String name = "%,d / %d s: ".formatted(trial.cap(), trial.latency().toSeconds());
        for (int run = 1; run <= runs; run++) {
            RunFlags.say("%srun %d of %d".formatted(name, run, runs));
            flags.attempt(() -> {
                CrashResult result = trial.run(new DarkroomSubject(Map.of()));
                RunFlags.say(name + result.text());
                result.addTo(figures, new Metrics(name, true));
            });
        }
    }
}
