package io.darkroom.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFilesTest {
    @TempDir
    private Path folder;

    @Test
    void medianSpreadAndVerdictAreTold() throws IOException {
        Metric rate = new Metric("middle half", "results/s", Goal.atLeast(12_000));
        Metric start = new Metric("first call", "s", Goal.atMost(12));
        Figures figures = new Figures()
                .add(rate, 9_000)
                .add(rate, 12_500)
                .add(rate, 14_000.4)
                .add(start, 12.5)
                .add(start, 13);

        String text = ResultFiles.write(folder, result(figures));

        assertThat(text)
                .contains("| middle half | results/s | 12,500 | 9,000 | 14,000 | 3 | ≥ 12,000 | yes |")
                .contains("| first call | s | 12.8 | 12.5 | 13 | 2 | ≤ 12 | **no** |")
                .contains("bin/benchmark demo");
        assertThat(folder.resolve("2026-02-03-demo.md")).hasContent(text);
        assertThat(Files.readString(folder.resolve("2026-02-03-demo.json")))
                .contains("\"goalAtLeast\" : 12000.0", "\"met\" : true", "14000.4");
    }

    private static Result result(Figures figures) {
        return new Result(
                LocalDate.of(2026, 2, 3), "demo", "Demo", List.of("How it was done."), "bin/benchmark demo", figures);
    }
}
