package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.flag.RunFlags;
import io.darkroom.benchmarks.lab.Darkroom;
import io.darkroom.benchmarks.lab.Program;
import io.darkroom.benchmarks.lab.Scratch;
import io.darkroom.benchmarks.load.CatalogCsv;
import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.Usage;
import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A large catalog file through {@code darkroom run}, all parts in its one process. Main thread. */
@Command(name = "rows", header = "A catalog file through darkroom run, without and with pictures.")
public final class RowsCommand implements Callable<Integer> {
    @Option(names = "--count", defaultValue = "10000", description = "Rows; default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--variants", defaultValue = "1", description = "Pictures per row; default: ${DEFAULT-VALUE}.")
    private int variants;

    @Option(names = "--cap", defaultValue = "100", description = "Calls in flight; default: ${DEFAULT-VALUE}.")
    private int cap;

    @Option(
            names = "--latency",
            defaultValue = "50ms",
            description = "How long the sandbox draws; default: ${DEFAULT-VALUE}.")
    private String latency = "50ms";

    @Option(names = "--runs", defaultValue = "1", description = "Runs of each; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final RunFlags flags = new RunFlags();

    @Override
    public Integer call() {
        return flags.measure(
                runs,
                List.of(
                        figures -> run("without pictures", false, figures),
                        figures -> run("with pictures", true, figures)),
                new Heading(
                        "rows",
                        "%,d rows through darkroom run".formatted(count),
                        List.of(
                                ("`darkroom run rows.csv --variants %d --max-in-flight %d` on a new data folder with `sandbox.latency: %s`, "
                                                + "with `--pictures none` and with a folder. Broker, registry, sandbox API, both stages, downloads "
                                                + "and the drawing of the pictures share its one process. Time and CPU from the start of the "
                                                + "launcher to its exit.")
                                        .formatted(variants, cap, latency)),
                        "bin/benchmark rows --count %d --variants %d --cap %d --latency %s --runs %d"
                                .formatted(count, variants, cap, latency, runs)));
    }

    private void run(String name, boolean pictures, Figures figures) {
        try (Scratch scratch = Scratch.make(flags.keep())) {
            Path out = scratch.file("out.jsonl");
            try (Program app = Darkroom.start(scratch, List.of(), arguments(scratch, out, pictures))) {
                RunFlags.say("running %,d rows %s".formatted(count, name));
                Usage used = app.awaitSuccess();
                double seconds = (Clock.micros() - app.startedMicros()) / 1e6;
                RunFlags.say("%.1f s, %.0f MB".formatted(seconds, used.peakMegabytes()));
                checkLines(out);
                figures.add(new Metric(name + ": time", "s"), seconds)
                        .add(new Metric(name + ": rows", "1/s"), count / seconds)
                        .add(new Metric(name + ": peak RSS", "MB"), used.peakMegabytes())
                        .add(new Metric(name + ": CPU", "s / 1,000"), used.cpuPerThousand(Usage.NONE, count));
            }
        }
    }

    private List<String> arguments(Scratch scratch, Path out, boolean pictures) {
        Path config = scratch.file("darkroom.yaml");
        Path rows = CatalogCsv.write(scratch.file("rows.csv"), 0, count);
        try {
            Files.writeString(config, "sandbox:\n  latency: " + latency + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                "run",
                rows.toString(),
                "--config",
                config.toString(),
                "--data-dir",
                scratch.file("data").toString(),
                "--out",
                out.toString(),
                "--pictures",
                pictures ? scratch.file("pictures").toString() : "none",
                "--variants",
                Integer.toString(variants),
                "--max-in-flight",
                Integer.toString(cap));
    }

    private void checkLines(Path out) {
        try (Stream<String> lines = Files.lines(out)) {
            long completed =
                    lines.filter(line -> line.contains("\"completed\"")).count();
            if (completed != count) {
                throw new IllegalStateException("%,d of %,d rows completed".formatted(completed, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
