package io.darkroom.benchmarks.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.lab.Scratch;
import io.darkroom.benchmarks.load.CatalogCsv;
import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.Usage;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a user waits for the help and for the first call. Main thread. */
@Command(name = "start", header = "Start of a warm build to its help and to the first API call.")
public final class StartCommand implements Callable<Integer> {
    private static final Goal FIRST_CALL = Goal.atMost(6);
    private static final Metric HELP = new Metric("darkroom --help", "s", Goal.atMost(0.4));

    @Option(names = "--runs", defaultValue = "7", description = "Starts of each kind; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(this::run),
                new Heading(
                        "start",
                        "Start to first API call",
                        List.of(
                                "`bin/darkroom run` with a file of one row and no flags but folders: broker, registry, sandbox API, topics "
                                        + "and both stages start in its process. From the start of the launcher's process to the moment when the "
                                        + "call was sent (`sent_at` of the extended manifest), and to the exit. The build is warm, so are the "
                                        + "disk caches. A used data folder has been through one run before. `darkroom --help` is the whole process, launcher "
                                        + "included, once the class-data archive of this build is there."),
                        "bin/benchmark start --runs " + runs));
    }

    private void run(Figures figures) {
        try (Scratch scratch = Scratch.make(flags.keep())) {
            help(scratch, figures);
            run(scratch, 0, "new data folder", figures);
            run(scratch, 1, "used data folder", figures);
        }
    }

    private static void help(Scratch scratch, Figures figures) {
        try (Program app = Darkroom.start(scratch, List.of(), List.of("--help"))) {
            app.awaitSuccess();
            figures.add(HELP, (Clock.micros() - app.startedMicros()) / 1e6);
        }
    }

    private static void run(Scratch scratch, int number, String name, Figures figures) {
        Path rows = CatalogCsv.write(scratch.file("rows-" + number + ".csv"), number, 1);
        Path out = scratch.file("out-" + number + ".jsonl");
        List<String> arguments = List.of(
                "run",
                rows.toString(),
                "--data-dir",
                scratch.file("data").toString(),
                "--out",
                out.toString(),
                "--profile",
                "extended");
        try (Program app = Darkroom.start(scratch, List.of(), arguments)) {
            Usage used = app.awaitSuccess();
            double exit = (Clock.micros() - app.startedMicros()) / 1e6;
            double first = (sentMicros(out) - app.startedMicros()) / 1e6;
            RunFlags.say("%s: first call after %.2f s, exit after %.2f s".formatted(name, first, exit));
            figures.add(new Metric(name + ": first call", "s", FIRST_CALL), first)
                    .add(new Metric(name + ": exit", "s"), exit)
                    .add(new Metric(name + ": CPU until exit", "s"), used.cpuPerThousand(Usage.NONE, 1_000))
                    .add(new Metric(name + ": peak RSS", "MB"), used.peakMegabytes());
        }
    }

    private static long sentMicros(Path manifest) {
        try {
            String line = Files.readAllLines(manifest).getFirst();
            String sentAt = new ObjectMapper().readTree(line).path("sent_at").asText();
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(sentAt));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON in " + manifest, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
