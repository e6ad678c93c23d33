package io.darkroom.benchmarks.size;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Health;
import io.darkroom.benchmarks.lab.Instance;
import io.darkroom.benchmarks.lab.Lab;
import io.darkroom.benchmarks.lab.LabSettings;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.lab.Scratch;
import io.darkroom.benchmarks.load.Changes;
import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.CompletedReader;
import io.darkroom.benchmarks.measure.DiskUse;
import io.darkroom.benchmarks.measure.Usage;
import io.darkroom.benchmarks.measure.Wait;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the ledger does with many keys. Main thread. */
@Command(name = "ledger", header = "Intake with a million keys: admissions per second, time to restore, disk, memory.")
public final class LedgerCommand implements Callable<Integer> {
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Duration RESTORE = Duration.ofMinutes(15);
    private static final String CHANGELOG = "darkroom-intake-admissions-changelog";

    @Option(names = "--keys", defaultValue = "1000000", description = "Keys; default: ${DEFAULT-VALUE}.")
    private int keys;

    @Option(names = "--partitions", defaultValue = "12", description = "Partitions; default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--runs", defaultValue = "1", description = "Runs; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    private final Instance intake = new Instance("bench-1", "intake", Map.of());

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::run),
                new Heading(
                        "ledger",
                        "%,d keys in the ledger".formatted(keys),
                        List.of(
                                ("%,d catalog events of one shot each, preloaded, %d partitions; `darkroom serve --stages intake` with one "
                                                + "stream thread in a process of its own, the broker on the same cores.")
                                        .formatted(keys, partitions),
                                "Admissions: requests in `image.requests` as a read_committed reader sees them. Restore: from the start of "
                                        + "the process to `/health/ready`, once after an orderly stop with its state, once after `kill -9`, "
                                        + "once with an empty data folder. Disk: files of the state, log segments of the changelog."),
                        "bin/benchmark ledger --keys %d --partitions %d --runs %d".formatted(keys, partitions, runs)));
    }

    private void run(Figures figures) {
        LabSettings settings = new LabSettings(
                partitions, Duration.ZERO, false, 6, "intake", Optional.empty(), List.of(), flags.keep());
        try (Lab lab = Lab.open(settings)) {
            RunFlags.say("writing %,d events".formatted(keys));
            lab.preload(lab.topics().changes(), keys, Changes::of);
            admit(lab, figures);
            ready(lab, "after a stop", figures);
            ready(lab, "after a kill", figures);
            Scratch.delete(lab.data(intake));
            ready(lab, "with an empty folder", figures);
        }
    }

    private void admit(Lab lab, Figures figures) {
        RunFlags.say("admitting");
        CompletedReader reader = lab.reader(lab.topics().requests(Lab.PROVIDER).name(), keys);
        try (Program app = lab.serve(intake)) {
            reader.await(1, STALL);
            int seen = reader.total();
            Usage before = Usage.of(app.handle());
            reader.await(keys, STALL);
            Usage after = Usage.of(app.handle());
            reader.close();
            double rate = reader.progress().rateOfMiddleHalf();
            RunFlags.say("%,.0f admissions/s".formatted(rate));
            figures.add(new Metric("admissions, middle half", "1/s"), rate)
                    .add(new Metric("admissions: CPU", "s / 1,000"), after.cpuPerThousand(before, keys - seen))
                    .add(new Metric("admissions: peak RSS", "MB"), after.peakMegabytes())
                    .add(new Metric("state on disk", "MB"), DiskUse.megabytes(lab.data(intake), file -> true))
                    .add(
                            new Metric("changelog on disk", "MB"),
                            DiskUse.megabytes(lab.brokerData(), LedgerCommand::isChangelog));
        } finally {
            reader.close();
        }
    }

    private static boolean isChangelog(Path file) {
        String name = file.toString();
        return name.contains(CHANGELOG) && name.endsWith(".log");
    }

    private void ready(Lab lab, String how, Figures figures) {
        try (Health health = new Health();
                Program app = lab.serve(intake, health.port())) {
            Wait.until("ready " + how, RESTORE, () -> {
                app.requireRunning();
                return health.isReady();
            });
            double seconds = (Clock.micros() - app.startedMicros()) / 1e6;
            double resident = Usage.residentMegabytes(app.handle());
            RunFlags.say("%s: ready after %.1f s, %,.0f MB".formatted(how, seconds, resident));
            figures.add(new Metric(how + ": start → ready", "s"), seconds)
                    .add(new Metric(how + ": RSS", "MB"), resident);
            app.kill();
        }
    }
}
