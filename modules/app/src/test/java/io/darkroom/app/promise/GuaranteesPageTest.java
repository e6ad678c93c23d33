package io.darkroom.app.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.guarantee.Guarantee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/GUARANTEES.md true: no row without its test, no scenario and no guarantee without its row; and each scenario has
 * its line in what the long run found.
 */
class GuaranteesPageTest {
    private static final String PAGE = "docs/GUARANTEES.md";
    private static final String LONG_RUN = "docs/guarantees-long-run.md";
    private static final Pattern LINE = Pattern.compile("\\| ([A-Z]\\w+) \\|.*");
    private static final Pattern LINK = Pattern.compile("\\[`([^`]+)`]\\((\\.\\./[^)#]+\\.java)\\)");

    private static Path docs;
    private static List<String> rows;

    /** What a row names: a class, a scenario, or a method of a test as {@code Class#method}. */
    private record Named(String name, Path file) {
        String code() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new AssertionError(PAGE + " names " + file, e);
            }
        }
    }

    @BeforeAll
    static void read() throws IOException {
        docs = root().resolve("docs");
        rows = Files.readAllLines(root().resolve(PAGE)).stream()
                .filter(line -> line.startsWith("| ") && !line.matches("\\| (what happens|promise) \\|.*"))
                .toList();
    }

    @Test
    void noRowIsWithoutItsTest() {
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(named(row)).isNotEmpty());
    }

    @Test
    void everyTestThatIsNamedIsThere() {
        assertThat(rows.stream().flatMap(row -> named(row).stream()))
                .allSatisfy(test -> assertThat(test.code())
                        .contains(
                                test.name().contains("#")
                                        ? "void " + test.name().replaceFirst(".*#", "") + "("
                                        : test.name()));
    }

    @Test
    void everyScenarioAndEveryGuaranteeHasItsRow() {
        List<String> names = rows.stream()
                .flatMap(row -> named(row).stream())
                .map(Named::name)
                .filter(name -> !name.contains("#"))
                .toList();

        assertThat(names).containsExactlyInAnyOrderElementsOf(everything());
    }

    @Test
    void everyScenarioHasItsLineInTheLongRun() throws IOException {
        List<String> names = Files.readAllLines(root().resolve(LONG_RUN)).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Scenarios.all().stream().map(Scenario::name).toList());
    }

    private static List<String> everything() {
        return Stream.of(
                        Guarantee.ALL.stream().map(each -> each.getClass().getSimpleName()),
                        Scenarios.all().stream().map(Scenario::name))
                .flatMap(each -> each)
                .toList();
    }

    private static List<Named> named(String row) {
        List<Named> named = new ArrayList<>();
        Matcher link = LINK.matcher(row);
        while (link.find()) {
            named.add(new Named(link.group(1), docs.resolve(link.group(2)).normalize()));
        }
        return named;
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
