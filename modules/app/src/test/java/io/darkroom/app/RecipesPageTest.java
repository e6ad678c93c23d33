package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps docs/recipes.md true: every point has a row, every row its test, every test is there. */
class RecipesPageTest {
    private static final String PAGE = "docs/recipes.md";
    private static final Pattern ROW = Pattern.compile("\\| ([ABC]?\\d+) \\|.*");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");

    @Test
    void everyRowNamesATestThatIsThere() throws IOException {
        Path root = root();
        List<String> rows = Files.readAllLines(root.resolve(PAGE)).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
        Map<String, Path> tests = tests(root);

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            Matcher test = TEST.matcher(row);
            assertThat(test.find()).as("a test in %s", row).isTrue();
            do {
                assertThat(tests).containsKey(test.group(1));
                assertThat(Files.readString(tests.get(test.group(1)))).contains("void " + test.group(2) + "(");
            } while (test.find());
        });
    }

    @Test
    void everyPointOfARecipeHasItsRow() throws IOException {
        List<String> points = Files.readAllLines(root().resolve(PAGE)).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();

        assertThat(points)
                .contains("A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "B4")
                .contains("C1", "C2", "C3", "C4", "C5", "C7")
                .contains("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    }

    @Test
    void theEventThatThePageShowsIsOne(@TempDir Path folder) throws IOException {
        List<String> events = Files.readAllLines(root().resolve(PAGE)).stream()
                .filter(line -> line.startsWith("{\"sku\""))
                .toList();
        Path file = Files.write(folder.resolve("events.jsonl"), events);

        Cli.Ending read = Cli.in(folder).run("import", file.toString(), "--dry-run");

        assertThat(events).isNotEmpty();
        assertThat(read.code()).as(read.out() + read.err()).isZero();
    }

    private static Map<String, Path> tests(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("modules"))) {
            return files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().matches(".*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, b) -> a));
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PAGE))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above this one has " + PAGE);
    }
}
