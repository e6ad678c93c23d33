package io.darkroom.app.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.deploy.Repository;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.contract.FailedState;
import io.darkroom.provider.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps docs/errors.md true: each class, state and code of the code has its place, and nothing else has. */
class ErrorsPageTest {
    private static final Pattern SECTION = Pattern.compile(
            "(?m)^### `([A-Z_]+)`\n\n(.+?)\n\n- \\*\\*Charged\\*\\* ([^\n]+)\n- \\*\\*Again\\*\\* ([^\n]+)\n- \\*\\*Do\\*\\* ([^\n]+)$",
            Pattern.DOTALL);
    private static final Map<FailureClass.Again, String> WORDS = Map.of(
            FailureClass.Again.FREE, "free",
            FailureClass.Again.ATTEMPTS, "attempts",
            FailureClass.Again.ONCE, "once",
            FailureClass.Again.POLICY, "policy",
            FailureClass.Again.HELD, "held",
            FailureClass.Again.NEVER, "no");
    private static final Pattern SENTENCE = Pattern.compile("(?m)^\\| (`[^|]+`) \\| [0-3] \\|");
    private static final int TELLING = 8;

    private static String page;

    /** Of one class: what follows it. */
    private record Section(String name, String again) {}

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Repository.file("docs/errors.md"));
    }

    @Test
    void everyClassOfTheContractHasItsSectionAndNoOtherHas() {
        assertThat(sections())
                .extracting(Section::name)
                .containsExactlyInAnyOrder(names(io.darkroom.contract.FailureClass.values()));
    }

    @Test
    void whatFollowsAClassIsWhatTheCodeDoes() {
        Map<String, String> inCode = Arrays.stream(FailureClass.values())
                .collect(Collectors.toMap(Enum::name, why -> WORDS.getOrDefault(why.again(), "")));

        assertThat(sections())
                .allSatisfy(section -> assertThat(section.again())
                        .as(section.name())
                        .isEqualTo(inCode.getOrDefault(section.name(), "no")));
    }

    @Test
    void theOverviewHasEachClassThatIsTriedAgainOnce() {
        Map<String, List<String>> overview = Arrays.stream(FailureClass.Again.values())
                .map(again -> WORDS.getOrDefault(again, ""))
                .collect(Collectors.toMap(Function.identity(), ErrorsPageTest::classesOf));

        Map<String, List<String>> inCode = Arrays.stream(FailureClass.Again.values())
                .collect(Collectors.toMap(
                        again -> WORDS.getOrDefault(again, ""),
                        again -> again == FailureClass.Again.NEVER
                                ? List.of()
                                : Arrays.stream(FailureClass.values())
                                        .filter(why -> why.again() == again)
                                        .map(Enum::name)
                                        .sorted()
                                        .toList()));
        assertThat(overview).isEqualTo(inCode);
    }

    @Test
    void everyStateAndEveryExitCodeIsNamed() {
        assertThat(FailedState.values()).allSatisfy(state -> assertThat(page).contains("`" + state.name() + "`"));
        assertThat(page.lines().filter(line -> line.matches("\\| \\d+ \\| `[A-Z_]+` \\|.*")))
                .extracting(line -> line.replaceFirst("^(\\| \\d+ \\| `[A-Z_]+`).*", "$1"))
                .containsExactly(Arrays.stream(ExitCode.values())
                        .map(code -> "| %d | `%s`".formatted(code.number(), code.name()))
                        .toArray(String[]::new));
    }

    @Test
    void everySentenceIsOneOfTheCode() throws IOException {
        String code = sources();

        List<String> fragments = SENTENCE.matcher(page)
                .results()
                .flatMap(row -> Stream.of(row.group(1).replace("`", "").split("…|\\b[A-Z]{4,}\\b", -1)))
                .map(fragment -> fragment.strip().replaceAll("^[.,(): ]+|[.,(): ]+$", ""))
                .filter(fragment -> fragment.length() >= TELLING)
                .toList();
        assertThat(fragments)
                .hasSizeGreaterThan(10)
                .allSatisfy(fragment -> assertThat(code.contains(fragment)
                                || code.contains(Character.toLowerCase(fragment.charAt(0)) + fragment.substring(1)))
                        .as(fragment)
                        .isTrue());
    }

    private static List<Section> sections() {
        Matcher matcher = SECTION.matcher(page);
        return matcher.results()
                .map(found -> new Section(found.group(1), found.group(4).replaceFirst("(?s)[^a-z].*", "")))
                .toList();
    }

    private static List<String> classesOf(String again) {
        return page.lines()
                .filter(line -> line.startsWith("| " + again + " |") && line.endsWith("|"))
                .flatMap(line -> Pattern.compile("`([A-Z_]{5,})`")
                        .matcher(line)
                        .results()
                        .map(found -> found.group(1)))
                .sorted()
                .toList();
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    /** The main code with sentences that go over several lines in one. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Repository.file("modules"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*/src/main/java/.*\\.java"))
                    .toList()) {
                all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
            }
        }
        return all.toString().replaceAll("%s|%d", "");
    }
}
