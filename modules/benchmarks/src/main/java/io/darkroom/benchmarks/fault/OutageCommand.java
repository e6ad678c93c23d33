package io.darkroom.benchmarks.fault;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metrics;
import io.darkroom.benchmarks.subject.DarkroomSubject;
import io.darkroom.benchmarks.trial.OutageResult;
import io.darkroom.benchmarks.trial.OutageTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an outage of the API costs. Main thread. */
@Command(name = "outage", header = "The API is away for a minute: records failed, calls into it, time to full rate.")
public final class OutageCommand implements Callable<Integer> {
    @Option(names = "--seconds", defaultValue = "60", description = "Length of the outage; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--cap", defaultValue = "100", description = "Calls in flight; default: ${DEFAULT-VALUE}.")
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
                        "outage",
                        "%d s without an API".formatted(seconds),
                        List.of(
                                ("A long queue, 12 partitions, cap %d; the API answers after 1 s. After ten rounds it answers 503 at once for "
                                                + "%d s, without `Retry-After`, then works again. Settings are the defaults.")
                                        .formatted(cap, seconds),
                                "Records failed: in `image.failed` 30 s after the API is back. Full rate: the first second in which 95 % of "
                                        + "the permits' calls arrive, since the moment when the API was back."),
                        "bin/benchmark outage --seconds %d --cap %d --runs %d".formatted(seconds, cap, runs)));
    }

    private void run(Figures figures) {
        OutageTrial trial = new OutageTrial(12, cap, Duration.ofSeconds(1), Duration.ofSeconds(seconds), flags.keep());
        OutageResult result = trial.run(new DarkroomSubject(Map.of()));
        RunFlags.say(result.text());
        result.addTo(figures, new Metrics("", true));
    }
}
