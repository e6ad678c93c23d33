package io.darkroom.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsPageTest {
    private static final String EMPTY =
            "Before\n<!-- results, written by bin/benchmark page -->\n<!-- end of results -->\nafter\n";

    @TempDir
    private Path folder;

    @Test
    void committedPageShowsTheLatestResults() throws IOException {
        ResultsPage page = ResultsPage.of(Path.of("..", ".."));

        assertThat(Files.readString(page.page()))
                .as("bin/benchmark page brings it up to date")
                .isEqualTo(page.upToDate());
    }

    @Test
    void laterResultTakesThePlaceOfAnEarlierOne() throws IOException {
        Metric rate = new Metric("rate", "1/s", Goal.atLeast(10));
        keep(1, "demo", new Figures().add(rate, 5));
        keep(2, "demo", new Figures().add(rate, 12));

        assertThat(page().upToDate())
                .startsWith("Before\n")
                .endsWith("<!-- end of results -->\nafter\n")
                .contains("2026-02-02-demo.md", "| rate | 1/s | 12 | 12 | 12 | 1 | ≥ 10 | yes |")
                .doesNotContain("2026-02-01");
    }

    @Test
    void programsThatAreComparedStandSideBySide() throws IOException {
        keep(
                1,
                "compare",
                new Figures()
                        .add(new Metric("crash: Darkroom: first call", "s"), 2)
                        .add(new Metric("crash: another: first call", "s"), Double.POSITIVE_INFINITY));

        assertThat(page().upToDate()).contains("|  | Darkroom | another |", "| crash: first call, s | 2 | ∞ |");
    }

    private ResultsPage page() throws IOException {
        return new ResultsPage(Files.writeString(folder.resolve("page.md"), EMPTY), folder.resolve("results"));
    }

    private void keep(int day, String name, Figures figures) {
        ResultFiles.write(
                folder.resolve("results"),
                new Result(LocalDate.of(2026, 2, day), name, "Demo", List.of(), "bin/benchmark " + name, figures));
    }
}
