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

/** The script, read by a real shell that is asked to complete; zsh only where there is one. */
class CompletionTest {
    /** zsh gives scripts of bash the rules of sh. */
    private static final String AS_ZSH_CALLS_IT = "emulate sh;";

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
    void zshCompletesWithThatScript() throws Exception {
        Path zsh = Files.writeString(
                folder.resolve("darkroom.zsh"),
                Cli.in(folder).run("completion", "zsh").out());

        assertThat(offered("zsh", "-f", zsh, "darkroom", "topics", "che")).contains("check");
        assertThat(offered("zsh", "-f", zsh, "darkroom", "topics", "acls", "--format", ""))
                .contains("table", "commands");
    }

    @Test
    void aShellThatThereIsNotIsRefused() {
        Cli.Ending ending = Cli.in(folder).run("completion", "fish");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("fish", "bash", "zsh");
    }

    /** What bash offers for the last word. */
    private List<String> completed(String... words) throws IOException, InterruptedException {
        return offered("bash", "--norc", script, words);
    }

    /** What a shell offers for the last word. */
    private List<String> offered(String shell, String alone, Path read, String... words)
            throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder(
                "source '%s'; %s COMP_WORDS=(".formatted(read, shell.equals("zsh") ? AS_ZSH_CALLS_IT : ""));
        for (String word : words) {
            line.append("'").append(word).append("' ");
        }
        line.append("); COMP_CWORD=%d; _complete_darkroom; printf '%%s\\n' \"${COMPREPLY[@]}\""
                .formatted(words.length - 1));
        Path out = folder.resolve("offered");
        Process process;
        try {
            process = new ProcessBuilder(shell, alone, "-c", line.toString())
                    // It is asked outside of a completion, which one of its commands complains of.
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no " + shell + " here");
            throw e;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(out).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
