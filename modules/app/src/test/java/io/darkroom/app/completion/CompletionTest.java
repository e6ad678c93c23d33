package io.darkroom.app.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, read by a real shell that is asked to complete. */
class CompletionTest {
    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void print() throws IOException {
        Cli.Ending printed = Cli.in(folder).run("completion", "bash");
        assertThat(printed.code()).as(printed.err()).isZero();
        script = Files.writeString(folder.resolve("darkroom.bash"), printed.out());
    }

    @Test
    void commandsAreCompleted() throws Exception {
        assertThat(completed("darkroom", "")).contains("run", "doctor", "topics", "completion");
        assertThat(completed("darkroom", "do")).containsExactly("doctor");
    }

    @Test
    void commandsBelowCommandsAreCompleted() throws Exception {
        assertThat(completed("darkroom", "topics", "c")).containsExactlyInAnyOrder("check", "create");
    }

    @Test
    void optionsAndTheWordsThatTheyTakeAreCompleted() throws Exception {
        assertThat(completed("darkroom", "doctor", "--j")).containsExactly("--json");
        assertThat(completed("darkroom", "topics", "acls", "--format", "")).contains("table", "commands");
        assertThat(completed("darkroom", "completion", "")).contains("bash", "zsh");
    }

    @Test
    void aShellThatThereIsNotIsRefused() {
        Cli.Ending ending = Cli.in(folder).run("completion", "fish");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("fish", "bash", "zsh");
    }

    /** What bash offers for the last word. */
    private List<String> completed(String... words) throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("source '" + script + "'; COMP_WORDS=(");
        for (String word : words) {
            line.append("'").append(word).append("' ");
        }
        line.append("); COMP_CWORD=%d; _complete_darkroom; printf '%%s\\n' \"${COMPREPLY[@]}\""
                .formatted(words.length - 1));
        Path out = folder.resolve("offered");
        Process bash;
        try {
            bash = new ProcessBuilder("bash", "--norc", "-c", line.toString())
                    // It is asked outside of a completion, which one of its commands complains of.
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no bash here");
            throw e;
        }
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(out).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
