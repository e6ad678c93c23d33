package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** darkroom try against an image API that counts. */
class TryIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCRIPT = "Mug <script>document.title = 'changed'</script> & \"co\"";
    private static final String LOOK = """
            ({widths: [...document.images].map(image => image.naturalWidth),
              columns: [...document.querySelectorAll('section')].map(column => column.getBoundingClientRect().left),
              cards: document.querySelectorAll('.card').length,
              failed: [...document.querySelectorAll('.failed .error')].map(error => error.textContent),
              prompt: document.querySelector('.prompt').textContent,
              alts: [...document.images].map(image => image.alt),
              outside: performance.getEntriesByType('resource').filter(each => !each.name.startsWith('data:')).length,
              title: document.title,
              scripts: document.scripts.length})""";

    private static ImageApi api;

    @TempDir
    Path folder;

    private long before;

    @BeforeAll
    static void start() {
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.NONE));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void count() throws IOException {
        before = api.calls();
        Files.writeString(
                folder.resolve("darkroom.yaml"),
                "providers.creativeai.price: 0.17 USD\nretry.delay: 10ms\nproviders.pixelmuse.poll-interval: 100ms\n");
        Files.writeString(
                folder.resolve("mug.json"),
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of(
                                "sku", "MUG-1",
                                "product", Map.of("title", SCRIPT),
                                "sourceImageUrl", "https://images.example/mug.png")));
    }

    @AfterEach
    void noFaults() {
        api.faults().clear();
    }

    @Test
    void eachModelDrawsEachVariantAndTheSheetShowsThemSideBySide() throws IOException {
        Cli.Ending ending = paid("Photo of {{title}}", "--variants", "3", "--models", "gpt-image-1,house/model");

        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(api.calls() - before).isEqualTo(6);
        assertThat(pictures())
                .containsExactly(
                        "gpt-image-1-01.png",
                        "gpt-image-1-02.png",
                        "gpt-image-1-03.png",
                        "house_model-01.png",
                        "house_model-02.png",
                        "house_model-03.png");
        assertThat(ending.out()).contains("Drawn: 6 of 6 pictures", "Cost: 1.02 USD");
        assertThat(lines()).hasSize(6).allSatisfy(line -> {
            assertThat(line.path("price").asText()).isEqualTo("0.17 USD");
            assertThat(line.path("prompt").asText()).isEqualTo("Photo of " + SCRIPT);
        });
        try (Browser browser = Browser.at(out().resolve("contact-sheet.html"), folder)) {
            JsonNode seen = browser.evaluate(LOOK);

            assertThat(numbers(seen.path("widths"))).hasSize(6).allMatch(width -> width > 0);
            assertThat(numbers(seen.path("columns"))).hasSize(2).doesNotHaveDuplicates();
            assertThat(seen.path("cards").asInt()).isEqualTo(6);
            assertThat(seen.path("prompt").asText()).isEqualTo("Photo of " + SCRIPT);
            assertThat(seen.path("alts").get(3).asText()).isEqualTo("house/model, picture 1");
            assertThat(seen.path("outside").asInt()).isZero();
            assertThat(seen.path("scripts").asInt()).isZero();
            assertThat(seen.path("title").asText()).startsWith("Trial of ");
        }
    }

    @Test
    void whatWouldCostMoreThanTheCapIsRefusedBeforeAnyCall() {
        Cli.Ending ending = paid("Photo of {{title}}", "--variants", "4", "--max-cost", "0.50 USD");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("--max-cost is 0.5 USD, and 4 pictures would cost about 0.68 USD");
        assertThat(api.calls()).isEqualTo(before);
        assertThat(out()).doesNotExist();
    }

    @Test
    void aModelThatFailsHasCardsThatSayWhy() throws IOException {
        api.faults().set("""
                - name: broken
                  when: {model: broken}
                  then: {kind: answer, status: 400, message: "No <b>such</b> thing"}
                """);

        Cli.Ending ending = paid("Photo of {{title}}", "--variants", "2", "--models", "gpt-image-1,broken-1");

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.out()).contains("Drawn: 2 of 4 pictures", "Cost: 0.34 USD");
        try (Browser browser = Browser.at(out().resolve("contact-sheet.html"), folder)) {
            JsonNode seen = browser.evaluate(LOOK);

            assertThat(numbers(seen.path("widths"))).hasSize(2);
            assertThat(seen.path("cards").asInt()).isEqualTo(4);
            assertThat(seen.path("failed"))
                    .hasSize(2)
                    .allSatisfy(error -> assertThat(error.asText()).contains("HTTP 400", "No <b>such</b> thing"));
        }
    }

    @Test
    void whatPassesIsAskedForAgainAndARefusedKeyEndsTheTrial() throws IOException {
        api.faults().set("""
                - name: busy
                  when: {calls: 1..2}
                  then: {kind: answer, status: 429, message: slow down}
                """);

        Cli.Ending busy = paid("Photo of {{title}}", "--variants", "2", "--max-in-flight", "1");

        assertThat(busy.code()).as(busy.err()).isZero();
        assertThat(api.calls() - before).isEqualTo(4);

        api.faults().set("wrong-key");
        long sofar = api.calls();

        Cli.Ending refused = run(
                "try",
                "Photo of {{title}}",
                "--variants",
                "5",
                "--max-in-flight",
                "1",
                "--out",
                "" + folder.resolve("two"));

        assertThat(refused.code()).isEqualTo(3);
        assertThat(api.calls() - sofar).isEqualTo(1);
        assertThat(folder.resolve("two/contact-sheet.html")).content().contains("The API key is not valid");
    }

    @Test
    void jobsAreLookedAtUntilTheyAreDrawnAlsoThosePicturesThatComeInsideAnswers() throws IOException {
        for (String placement : List.of("hero", "ad")) {
            Cli.Ending ending = new Cli(folder, Map.of("PIXELMUSE_API_KEY", "key"))
                    .run(
                            "try",
                            "Photo of {{title}}",
                            "--product",
                            folder.resolve("mug.json").toString(),
                            "--provider",
                            "pixelmuse",
                            "--provider-url",
                            api.base().toString(),
                            "--placement",
                            placement,
                            "--variants",
                            "2",
                            "--yes",
                            "--out",
                            folder.resolve(placement).toString());

            assertThat(ending.code()).as(ending.err()).isZero();
        }
        assertThat(files("hero"))
                .containsExactly("contact-sheet.html", "imagen-3-01.png", "imagen-3-02.png", "trial.jsonl");
        assertThat(files("ad"))
                .containsExactly("contact-sheet.html", "recraft-v4-pro-01.png", "recraft-v4-pro-02.png", "trial.jsonl");
    }

    @Test
    void aVersionThatIsBeingWordedIsTriedInItsOwnWords() throws IOException {
        Files.writeString(folder.resolve("prompts.yaml"), """
                active: v1
                versions:
                  v1:
                    plain: "Photo of {{title}}."
                    append: "{{anchor}} {{append}}"
                    segments: {product: {size: 1024x1024, anchor: Keep it.}}
                  v2:
                    state: draft
                    plain: "{{anchor}} {{sku}} by the sea."
                    append: "{{anchor}} {{append}}"
                    segments: {product: {size: 1024x1024, anchor: Keep the mug.}}
                """);
        Files.writeString(folder.resolve("darkroom.yaml"), "prompts.file: " + folder.resolve("prompts.yaml") + "\n");

        Cli.Ending ending = paid("v2/product", "--dry-run");

        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(ending.out())
                .contains("Template: version v2, segment product, of ", "Prompt: Keep the mug. MUG-1 by the sea.\n")
                .contains("Pictures: 12 in 12 calls to creativeai", "Nothing was drawn.");
        assertThat(api.calls()).isEqualTo(before);
    }

    @Test
    void everyBrokenRuleIsNamedAndNothingIsDrawn() {
        Cli.Ending ending = paid(
                "Photo of {{title}} in {{colour}}",
                "--placement",
                "hero",
                "--models",
                "imagen-3,recraft-v4-pro",
                "--aspect",
                "1:1");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("colour", "1:1");
        assertThat(api.calls()).isEqualTo(before);
    }

    @Test
    void anInterruptedTrialKeepsWhatWasDrawn() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("prompt.txt"), "Photo of {{title}}\n");
        Files.writeString(
                folder.resolve("darkroom.yaml"), "sandbox.latency: 300ms\nproviders.sandbox.max-in-flight: 1\n");

        try (DarkroomProcess process =
                DarkroomProcess.start(folder, "try prompt.txt --product mug.json --variants 48")) {
            process.awaitText("[2/48]");

            assertThat(process.interrupt()).isEqualTo(130);
        }
        Path left = folder.resolve("try-prompt-1");
        assertThat(left.resolve("contact-sheet.html"))
                .content()
                .contains("Trial of prompt", "data:image/png", "Nothing was sent: the trial was interrupted");
        assertThat(left.resolve("gpt-image-1-01.png")).isNotEmptyFile();
        assertThat(Files.readAllLines(left.resolve("trial.jsonl"))).hasSize(48);
    }

    private Cli.Ending paid(String template, String... more) {
        List<String> words = new ArrayList<>(List.of("try", template, "--out", out().toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private Cli.Ending run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--product",
                folder.resolve("mug.json").toString(),
                "--provider",
                "creativeai",
                "--provider-url",
                api.base().toString(),
                "--yes"));
        return new Cli(folder, Map.of("CREATIVEAI_API_KEY", "key")).run(all.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<String> pictures() throws IOException {
        return files("out").stream().filter(name -> name.endsWith(".png")).toList();
    }

    private List<String> files(String trial) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(trial))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out().resolve("trial.jsonl"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(each -> numbers.add(each.asDouble()));
        return numbers;
    }
}
