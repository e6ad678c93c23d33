package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the example about trials, as its page shows them. */
class TrialExampleIT {
    @TempDir
    Path folder;

    @Test
    void twoModelsDrawOnePromptSideBySide() throws IOException {
        List<List<String>> commands = ExamplePage.of("prompt-trial").plain(folder).stream()
                .map(words -> words.stream().map(this::located).toList())
                .toList();

        assertThat(commands).hasSize(2).allSatisfy(command -> {
            Cli.Ending ending =
                    new Cli(folder, Map.of("DARKROOM_SANDBOX_LATENCY", "10ms")).run(command.toArray(String[]::new));
            assertThat(ending.code()).as(ending.err()).isZero();
        });
        assertThat(folder.resolve("trial/trial.jsonl"))
                .content()
                .contains("\"model\":\"nano-banana-pro\"", "\"model\":\"gpt-image-1\"")
                .contains("Season: spring.");
        assertThat(Files.readAllLines(folder.resolve("trial/trial.jsonl"))).hasSize(8);
        assertThat(folder.resolve("trial/contact-sheet.html")).content().contains("wooden-table_v1");
    }

    private String located(String word) {
        return word.equals("trial") ? folder.resolve(word).toString() : word;
    }
}
