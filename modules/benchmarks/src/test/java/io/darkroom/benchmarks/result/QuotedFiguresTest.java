package io.darkroom.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures that other pages repeat are those of the results that they link to: rows that name their result, and tables of programs
 * side by side, which follow the link to theirs.
 */
final class QuotedFiguresTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern UNIT = Pattern.compile(", (results/s|MB|s|s / 1,000)$");
    private static final Pattern RESULT = Pattern.compile("modules/benchmarks/results/([0-9]{4}-[-0-9a-z]+\\.md)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/capacity.md", "docs/comparison.md"})
    void everyFigureIsTheMedianOfItsResult(String page) throws IOException {
        List<String> quoted = quoted(page);

        assertThat(quoted).hasSizeGreaterThan(5).allSatisfy(figure -> {
            String[] parts = figure.split(" @ ", 2);
            assertThat(medians(parts[0])).as(parts[0]).contains(parts[1]);
        });
    }

    /** Each as {@code file @ name = median}. */
    private static List<String> quoted(String page) throws IOException {
        List<String> quoted = new ArrayList<>();
        List<String> programs = List.of();
        String last = "";
        for (String line : Files.readAllLines(ROOT.resolve(page))) {
            Matcher result = RESULT.matcher(line);
            boolean here = result.find();
            last = here ? result.group(1) : last;
            List<String> cells = cells(line);
            if (line.startsWith("|  |")) {
                programs = cells;
            } else if (cells.isEmpty()) {
                programs = List.of();
            } else if (here && cells.size() == 3) {
                quoted.add(last + " @ " + cells.getFirst() + " = " + cells.get(1));
            } else if (!programs.isEmpty() && !line.startsWith("|---")) {
                quoted.addAll(sideBySide(last, programs, cells));
            }
        }
        return quoted;
    }

    private static List<String> sideBySide(String file, List<String> programs, List<String> cells) {
        String[] name = cells.getFirst().split(": ", 2);
        List<String> quoted = new ArrayList<>();
        for (int at = 1; at < programs.size(); at++) {
            quoted.add("%s @ %s: %s: %s = %s"
                    .formatted(
                            file,
                            name[0],
                            programs.get(at),
                            UNIT.matcher(name[1]).replaceFirst(""),
                            cells.get(at)));
        }
        return quoted;
    }

    private static List<String> medians(String file) throws IOException {
        return Files.readAllLines(ROOT.resolve("modules/benchmarks/results").resolve(file)).stream()
                .map(QuotedFiguresTest::cells)
                .filter(cells -> cells.size() > 3)
                .map(cells -> cells.getFirst() + " = " + cells.get(2))
                .toList();
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1).replaceFirst("\\|$", "").split("\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
