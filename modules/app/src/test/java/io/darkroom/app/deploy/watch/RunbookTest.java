package io.darkroom.app.deploy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** docs/runbook.md: a section for each alert, with commands that there are. */
class RunbookTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *darkroom (.+)$|`darkroom ([^`]+)`");
    private static final List<String> PARTS = List.of("**Means**", "**Look**", "**Do**", "**Do not**");

    @Test
    void eachAlertHasItsSectionAndEachSectionItsAlert() throws IOException {
        Map<String, String> sections = sections();

        assertThat(sections.keySet()).containsExactlyElementsOf(Rules.read().names());
        assertThat(sections)
                .allSatisfy((name, text) -> assertThat(text).as(name).contains(PARTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/runbook.md", "docs/deploying.md", "deploy/helm/darkroom/templates/NOTES.txt"})
    void eachCommandIsThere(String page) throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(Repository.file(page)))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();

        assertThat(commands).isNotEmpty().allSatisfy(RunbookTest::isThere);
    }

    /** Every word up to the first that is no subcommand, and every option. */
    private static void isThere(String line) {
        CommandLine command = Cli.command();
        List<String> options = new ArrayList<>();
        boolean names = true;
        for (String word : line.strip().split("\\s+", -1)) {
            if (word.startsWith("--")) {
                options.add(word.replaceFirst("=.*", ""));
            } else if (names && command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
                continue;
            }
            names = false;
        }
        Object does = command.getCommand();
        assertThat(command.getParent()).as(line).isNotNull();
        assertThat(does).as(line).isInstanceOf(Callable.class);
        assertThat(command.getCommandSpec().optionsMap().keySet()).as(line).containsAll(options);
    }

    /** Text by heading, of the headings that name an alert. */
    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String part : Files.readString(Repository.file("docs/runbook.md")).split("\n#+ ", -1)) {
            String[] lines = part.split("\n", 2);
            if (lines[0].startsWith("Darkroom") && !lines[0].contains(" ")) {
                sections.put(lines[0], lines[1]);
            }
        }
        return sections;
    }
}
