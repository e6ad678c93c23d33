package io.darkroom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The commands that stand on lines of their own in the documents, page by page, on one plant whose sandbox stands in for the
 * provider, cluster and registry that a page names. {@link NotRun} has those that are left out.
 */
class DocumentCommandsIT {
    private static final List<String> FIRST_PAGES = List.of(
            "README.md",
            "docs/README.md",
            "docs/for-publishers.md",
            "docs/for-consumers.md",
            "docs/for-data-engineers.md");
    private static final Set<String> ELSEWHERE =
            Set.of("--bootstrap-servers", "--schema-registry", "--config", "--data-dir");
    private static final NotRun NOT_RUN = new NotRun();

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(folder, Map.of(), Latency.NONE).withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    static List<String> otherPages() {
        return Page.all().stream()
                .map(Page::toString)
                .filter(Predicate.not(FIRST_PAGES::contains))
                .filter(page -> page.startsWith("docs/"))
                .filter(page -> !toRun(page).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/for-publishers.md",
                "docs/for-consumers.md",
                "docs/for-data-engineers.md",
                "docs/README.md",
                "README.md"
            })
    void thePagesOfEachKindOfUserCanBeTypedFromTopToBottom(String page) {
        assertThat(toRun(page)).isNotEmpty().allSatisfy(DocumentCommandsIT::runs);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("otherPages")
    void theOtherPagesToo(String page) throws IOException {
        runs(new Typed(true, false, "darkroom", Map.of(), List.of("run", "examples/catalog.csv")));

        assertThat(toRun(page)).isNotEmpty().allSatisfy(DocumentCommandsIT::runs);
    }

    @Test
    void whatIsNotRunIsInADocument() {
        List<String> commands = Page.all().stream()
                .flatMap(page -> page.commands().stream())
                .filter(Typed::ownLine)
                .map(Typed::toString)
                .toList();

        assertThat(NOT_RUN.parts())
                .isNotEmpty()
                .allSatisfy(part ->
                        assertThat(commands).as("commands with " + part).anyMatch(command -> command.contains(part)));
    }

    private static List<Typed> toRun(String page) {
        return Page.of(page).commands().stream()
                .filter(Typed::ownLine)
                .filter(Predicate.not(NOT_RUN::contains))
                .toList();
    }

    private static void runs(Typed typed) {
        Job job = plant.job(folder);
        List<String> flags = cluster(typed) ? job.flags() : List.of();
        Map<String, String> environment = Map.of(
                "DARKROOM_TOPICS_PARTITIONS",
                "1",
                "DARKROOM_TOPICS_REPLICATION",
                "1",
                "DARKROOM_DATA_DIR",
                folder.toString());
        Job.Result result = new Job(folder, environment, flags).command(words(typed));

        assertThat(result.code()).as(typed + "\n" + result.out() + result.err()).isZero();
    }

    private static boolean cluster(Typed typed) {
        return option(typed, "--bootstrap-servers");
    }

    private static boolean option(Typed typed, String name) {
        CommandLine command = Cli.command();
        for (String word : typed.words()) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        return command.getCommandSpec().findOption(name) != null;
    }

    /** What a page says, with the plant in place of the reader's cluster and provider, and consent to what costs nothing. */
    private static List<String> words(Typed typed) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < typed.words().size(); at++) {
            String word = typed.words().get(at);
            if (ELSEWHERE.contains(word) && !typed.words().get(at + 1).startsWith("examples/")) {
                at++;
            } else {
                words.add(located(at == 0 ? "" : typed.words().get(at - 1), word));
            }
        }
        if (option(typed, "--yes") && !words.contains("--dry-run")) {
            add(words, "--yes");
        }
        if (typed.subcommand().equals("run")) {
            add(words, "--pictures", "none");
            add(words, "--out", folder.resolve("outputs.jsonl").toString());
        }
        return words;
    }

    private static void add(List<String> words, String... option) {
        if (!words.contains(option[0])) {
            words.addAll(List.of(option));
        }
    }

    private static String located(String before, String word) {
        if (before.equals("--out") || before.equals("--refused")) {
            return word.equals("-") ? word : folder.resolve(word).toString();
        }
        if (word.equals("creativeai")) {
            return "sandbox";
        }
        for (Path examples : List.of(Page.ROOT, Page.ROOT.resolve("examples"))) {
            if (word.matches(".*\\.\\w+") && Files.exists(examples.resolve(word))) {
                return examples.resolve(word).toString();
            }
        }
        return word;
    }
}
