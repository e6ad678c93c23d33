package io.darkroom.app.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodeTest {
    @TempDir
    Path folder;

    @Test
    void theNumbersAreContract() {
        assertThat(ExitCode.OK.number()).isZero();
        assertThat(ExitCode.SOME_FAILED.number()).isEqualTo(1);
        assertThat(ExitCode.USAGE.number()).isEqualTo(2);
        assertThat(ExitCode.INFRASTRUCTURE.number()).isEqualTo(3);
        assertThat(ExitCode.INTERRUPTED.number()).isEqualTo(130);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "confi",
                "config --foo",
                "topics",
                "topics check more",
                "ledger",
                "ledger show",
                "tail",
                "tail image.completed --limit 0",
                "tail image.completed --limit many",
                "serve",
                "serve --stages develop",
                "config --config nope.yaml",
                "config --provider nobody",
                "config --max-in-flight 0",
                "config --bootstrap-servers kafka:9092",
                "serve --bootstrap-servers localhost:1 --schema-registry http://localhost:1"
            })
    void wrongUseEndsWithTwoAndOneSentence(String line) {
        Cli.Ending ending = run(line);

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.out()).isEmpty();
        assertThat(ending.err()).startsWith("darkroom: ").doesNotContain("Exception", "\tat ");
        assertThat(ending.err().lines()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"confi, darkroom config", "rnu, darkroom run", "topics chek, check", "run c.csv --limt 2, --limit"})
    void aSlipOfThePenIsSuggested(String line, String meant) {
        assertThat(run(line).err()).contains(meant);
    }

    @Test
    void aFileWithoutRowsStartsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("h.csv"), "sku,title,image_url\n\n");

        Cli.Ending ending = run("run " + file);

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("h.csv has a header and no rows.");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("c.csv"), "sku,title,image_url\nA,Mug,https://x.example/a.png\n");

        Cli.Ending ending = run("run " + file + " --out " + file.resolve("out.jsonl"));

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("c.csv is a file.").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "versions: ["})
    void wrongPromptsAreToldByConfig(String prompts) throws IOException {
        if (!prompts.isEmpty()) {
            Files.writeString(folder.resolve("prompts.yaml"), prompts);
        }
        String file = folder.resolve("prompts.yaml").toString();

        Cli.Ending ending = new Cli(folder, Map.of("DARKROOM_PROMPTS_FILE", file)).run("config");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.out()).isEmpty();
        assertThat(ending.err().lines())
                .singleElement()
                .asString()
                .contains("prompts.file " + file)
                .doesNotContain("Exception");
    }

    @Test
    void lookingWhereNothingIsStartsNothing() {
        Cli.Ending ending = run("tail image.completed --data-dir " + folder.resolve("none"));

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("There is no data in");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aPaidProviderWithoutItsKeyEndsWithThree() {
        Cli.Ending ending =
                run("serve --provider creativeai --bootstrap-servers localhost:1 --schema-registry http://localhost:1");

        assertThat(ending.code()).isEqualTo(3);
        assertThat(ending.err()).contains("CREATIVEAI_API_KEY");
    }

    @Test
    void theConfigurationIsPrintedWithoutCredentials() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "kafka.sasl.jaas.config: s3cr3t\n");

        Cli.Ending ending = new Cli(folder, Map.of("CREATIVEAI_API_KEY", "s3cr3t")).run("config");

        assertThat(ending.code()).isZero();
        assertThat(ending.out())
                .contains("sasl.jaas.config: \"****\"", "# darkroom.yaml")
                .doesNotContain("s3cr3t");
    }

    private Cli.Ending run(String line) {
        return Cli.in(folder).run(line.isEmpty() ? new String[0] : line.split(" "));
    }
}
