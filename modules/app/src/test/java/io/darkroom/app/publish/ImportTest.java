package io.darkroom.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What import says before it publishes anything. */
class ImportTest {
    private static final String GOOD = """
            {"sku":"MUG-1","product":{"title":"Mug"},"sourceImageUrl":"https://images.example/1.jpg","shots":[{"count":2}],"occurredAt":"2026-11-20T12:00:00Z"}
            """;

    @TempDir
    Path folder;

    @Test
    void aDryRunCountsAndNamesEveryProblemOfEachLine() throws IOException {
        String broken = GOOD.replace("\"count\"", "\"cuont\"").replace("\"sku\"", "\"SKU\"");
        Path file = file(GOOD
                + GOOD
                + "\n"
                + broken
                + GOOD.replace("\"count\":2", "\"count\":9")
                + GOOD.replace("{\"sku\"", "{\"segment\":\"moon\",\"sku\""));

        Cli.Ending ending = dryRun(file);

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.out())
                .contains("Events: 3 to publish, 1 of them would be rejected by intake")
                .contains("Refused: 2")
                .contains("Pictures: 2 in 1 call to sandbox, unless they are finished already")
                .contains(
                        "line 4: SKU is not a field of CatalogChange; did you mean sku?; sku is missing; it must be text;"
                                + " shots[0].cuont is not a field of Shot; did you mean count?")
                .contains("line 5: shots[0].count must be 1 to 4, was '9'")
                .contains("line 6: segment must be one of balcony")
                .endsWith("Nothing was published.\n");
        assertThat(ending.err()).isEmpty();
    }

    @Test
    void whatBreaksTheContractIsHeldToPlacementsAsWell() throws IOException {
        Path file = file(GOOD.replace("\"count\":2", "\"count\":9,\"placement\":\"socal\""));

        Cli.Ending ending = dryRun(file);

        assertThat(ending.out())
                .contains("Refused: 1", "shots[0].count must be 1 to 4, was '9'")
                .contains("shots[0].placement must be one of", "was 'socal'");
    }

    @Test
    void aDryRunOfACatalogSpeaksOfItsColumns() throws IOException {
        Path file = file("sku,title,image_url\nA,Mug,https://images.example/1.jpg\nB,Mug,mug.jpg\nC,Mug\n");

        Cli.Ending ending = dryRun(file);

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.out())
                .contains("Events: 2 to publish, 1 of them would be rejected by intake", "Pictures: 4 in 1 call")
                .contains("line 3: image_url must be an absolute http or https URL, was 'mug.jpg'")
                .contains("line 4: the row has 2 values");
    }

    @Test
    void theExampleHasNoProblem() {
        Cli.Ending ending = dryRun(Path.of("..", "..", "examples", "events.jsonl"));

        assertThat(ending.code()).as(ending.out()).isZero();
        assertThat(ending.out()).contains("Events: 3 to publish", "Pictures: 7 in 4 calls to sandbox");
    }

    @Test
    void aPaidProviderHasAPrice() throws IOException {
        Cli cli = new Cli(folder, Map.of("DARKROOM_PROVIDERS_CREATIVEAI_PRICE", "0.17 USD"));

        Cli.Ending ending = cli.run("import", file(GOOD).toString(), "--dry-run", "--provider", "creativeai");

        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(ending.out()).contains("Pictures: 2 in 1 call to creativeai", "Price: at most about 0.34 USD");
    }

    @Test
    void anEventThatIsTooLargeIsRefused() throws IOException {
        String shots = "{\"promptTemplate\":\"%s\"}".formatted("x".repeat(31_000));
        StringBuilder many = new StringBuilder(shots);
        for (int i = 1; i < 10; i++) {
            many.append(',').append(shots.replace("{", "{\"shotName\":\"s" + i + "\","));
        }

        Cli.Ending ending = dryRun(file(GOOD.replace("{\"count\":2}", many)));

        assertThat(ending.out()).contains("line 1: the event has ", " KiB, 256 KiB are allowed");
    }

    @Test
    void everyRefusedLineIsWrittenSoThatItCanBeMended() throws IOException {
        String broken = GOOD.replace("\"count\":2", "\"count\":\"two\"");
        Path file = file(GOOD + broken.repeat(30) + "not json\n" + GOOD.replace("MUG-1", " "));
        Path refused = folder.resolve("refused.jsonl");

        Cli.Ending ending = Cli.in(folder).run("import", file.toString(), "--dry-run", "--refused", refused.toString());

        assertThat(ending.out()).contains("… and 12 more", "are in " + refused);
        List<JsonNode> lines = lines(refused);
        assertThat(lines).hasSize(32);
        assertThat(lines.get(0).path("line").asInt()).isEqualTo(2);
        assertThat(lines.get(0).path("problems").toString())
                .isEqualTo(
                        "[{\"field\":\"shots[0].count\",\"rule\":\"must be a whole number of 32 bits\",\"value\":\"\\\"two\\\"\"}]");
        assertThat(lines.get(0).path("input").asText() + "\n").isEqualTo(broken);
        assertThat(lines.get(30).path("input").asText()).isEqualTo("not json");
        assertThat(lines.get(31).at("/problems/0/field").asText()).isEqualTo("sku");
    }

    @Test
    void refusedRowsNameTheirColumnsAndComeBackAsCsv() throws IOException {
        Path file =
                file("sku;title;image_url\nA;;https://images.example/1.jpg\n\"B;b\";\"two\nlines\"\nC;Mug;mug.jpg\n");
        Path refused = folder.resolve("refused.jsonl");

        Cli.in(folder).run("import", file.toString(), "--dry-run", "--refused", refused.toString());

        assertThat(lines(refused))
                .extracting(line -> line.at("/problems/0/field").asText() + "|"
                        + line.path("input").asText())
                .containsExactly(
                        "title|A;;https://images.example/1.jpg", "|\"B;b\";\"two\nlines\"", "image_url|C;Mug;mug.jpg");
    }

    @Test
    void theImportedFileIsNeverWrittenOver() throws IOException {
        Path file = file(GOOD);

        Cli.Ending ending = Cli.in(folder).run("import", file.toString(), "--dry-run", "--refused", file.toString());

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("--refused must be another file");
        assertThat(file).hasContent(GOOD);
    }

    @Test
    void theNameDecidesHowAFileIsReadAndAGuessIsSaid() throws IOException {
        Path broken = file("{}\n").resolveSibling("broken.jsonl");
        Files.writeString(broken, "oops\n" + GOOD);
        Path unnamed = Files.writeString(folder.resolve("events"), GOOD);

        assertThat(dryRun(broken).out()).contains("Events: 1 to publish", "Refused: 1", "line 1: is not a JSON object");
        assertThat(dryRun(broken).err()).isEmpty();
        assertThat(dryRun(Files.writeString(folder.resolve("no.csv"), GOOD)).err())
                .contains("no.csv is read as CSV, by its name, but begins like JSON");
        assertThat(dryRun(Files.writeString(folder.resolve("nothing"), "")).err())
                .isEqualTo("darkroom: %s is empty.%n".formatted(folder.resolve("nothing")));
        assertThat(dryRun(unnamed).err()).contains("events is read as JSON Lines, by its first character");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsReadLikeAFile() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                Files.writeString(pipe, GOOD);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        Cli.Ending ending = dryRun(pipe);

        assertThat(ending.out()).contains("Events: 1 to publish");
        writer.join();
    }

    @Test
    void problemsCannotOrderTheTerminalAbout() throws IOException {
        Path file = file("sku,title,image_url\nA\u001b[2J,Mug,https://images.example/1.jpg\n");

        Cli.Ending ending = dryRun(file);

        assertThat(ending.out())
                .contains("line 2: sku must not contain control characters, was 'A\\u001b[2J'")
                .doesNotContain("\u001b");
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import good.jsonl --variants 2|--variants belongs to CSV files",
                "import good.jsonl --background opaque|--background belongs to CSV files",
                "import good.jsonl --format xml|must be csv or jsonl, was xml",
                "import good.jsonl --limit 0|--limit must be 1 or more",
                "import list.json|list.json is one JSON list; JSON Lines are needed",
                "import empty.jsonl --format jsonl|empty.jsonl is empty.",
                "import absent.jsonl|absent.jsonl does not exist.",
                "run good.jsonl --variants 2|--variants belongs to CSV files",
                "run good.jsonl --mapping m.yaml --format jsonl|--mapping belongs to CSV files",
                "run empty.jsonl|empty.jsonl is empty.",
                "run list.json|list.json is one JSON list; JSON Lines are needed"
            })
    void whatCannotBeReadEndsWithTwo(String line, String sentence) throws IOException {
        Files.writeString(folder.resolve("good.jsonl"), GOOD);
        Files.writeString(folder.resolve("list.json"), "[" + GOOD.strip() + "]");
        Files.writeString(folder.resolve("empty.jsonl"), "\n\n");
        String[] words = line.split(" ");
        words[1] = words[1].equals("-") ? "-" : folder.resolve(words[1]).toString();

        Cli.Ending ending = Cli.in(folder).run(words);

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains(sentence).doesNotContain("Exception");
        assertThat(folder.resolve(".darkroom")).doesNotExist();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(text.startsWith("{") ? "events.jsonl" : "catalog.csv"), text);
    }

    private Cli.Ending dryRun(Path file) {
        return Cli.in(folder).run("import", file.toString(), "--dry-run");
    }
}
