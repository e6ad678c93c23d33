package io.darkroom.benchmarks.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Heading;
import io.darkroom.benchmarks.result.Metric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class RunFlagsTest {
    private static final Metric RATE = new Metric("rate", "1/s");

    @TempDir
    private Path folder;

    @Test
    void failedRunIsToldAndTheOthersAreKept() {
        RunFlags flags = flags();
        Figures figures = new Figures();
        flags.attempt(() -> figures.add(RATE, 5));

        flags.attempt("the second run", () -> {
            throw new IllegalStateException("no calls\nand a log");
        });

        assertThat(publish(flags, figures)).isEqualTo(1);
        assertThat(folder).isDirectoryRecursivelyContaining("glob:**-demo.json");
        assertThat(folder.toFile().listFiles((dir, name) -> name.endsWith(".md")))
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .content()
                        .contains("Failed, and not in the figures: the second run (no calls).", "| rate | 1/s | 5 |"));
    }

    @Test
    void nothingIsKeptWhenNothingWasMeasured() {
        assertThat(publish(flags(), new Figures())).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    private static int publish(RunFlags flags, Figures figures) {
        return flags.publish(new Heading("demo", "Demo", List.of(), "bin/benchmark demo"), figures);
    }

    private RunFlags flags() {
        Demo demo = new Demo();
        new CommandLine(demo).parseArgs("--out", folder.toString());
        return demo.flags;
    }

    @Command
    private static final class Demo {
        @Mixin
        private final RunFlags flags = new RunFlags();
    }
}
