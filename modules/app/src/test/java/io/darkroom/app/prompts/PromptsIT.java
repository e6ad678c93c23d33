package io.darkroom.app.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Broker;
import io.darkroom.app.Cli;
import io.darkroom.app.command.person.Operator;
import io.darkroom.contract.PromptLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt version through its life, as the commands show it. */
class PromptsIT {
    private static final int ROWS = 12;
    private static final String FILE = """
            active: v1
            versions:
              v1:
                plain: "Hero photo of {{title}}, soft light from the left."
                append: "{{anchor}} {{append}}"
                segments: {product: {size: 1024x1024, anchor: Keep the product.}}
              v2:
                state: ab
                plain: "Hero photo of {{title}}, hard light from above."
                append: "{{anchor}} {{append}}"
                segments: {product: {size: 1024x1024, anchor: Keep the product.}}
              v3:
                state: draft
                plain: "{{title}}.."
                append: "{{append}}"
                segments: {product: {size: 1024x1024, anchor: "Keep {{fabric}}."}}
            experiments:
              spring: {arms: {v1: 50, v2: 50}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        prompts(FILE);
        Files.writeString(folder.resolve("darkroom.yaml"), """
                prompts.file: %s
                data-dir: %s
                sandbox.latency: 50ms
                """.formatted(folder.resolve("prompts.yaml"), data()));
        Files.writeString(
                folder.resolve("catalog.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> "SKU-%d,Mug %d,https://x.example/%d.png".formatted(i, i, i))
                        .collect(Collectors.joining("\n", "sku,title,image_url\n", "\n")));
    }

    @Test
    void wordsThatWereUsedCannotBeChangedAndArmsAreCounted() throws IOException {
        Cli.Ending before = run("prompts list");
        assertThat(before.out()).as(before.err()).contains("v1", "active", "spring 50 %", "nothing was drawn here yet");

        Cli.Ending drawn = draw();
        assertThat(drawn.code()).as(drawn.err()).isZero();
        Broker drawnOn = Broker.on(data());
        try {
            assertThat(run("prompts list").out())
                    .containsPattern("v1 .*1 of 1 segment since 20")
                    .containsPattern("v2 .*1 of 1 segment since 20")
                    .containsPattern("v3 +draft +1 +no");
            assertThat(run("prompts ab spring").out())
                    .satisfies(table -> assertThat(total(table)).isEqualTo(ROWS))
                    .containsPattern("v1 .* 0\\R");
        } finally {
            drawnOn.close();
        }

        prompts(FILE.replace("soft light", "warm light"));
        Cli.Ending refused = draw();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("versions.v1.segments.product is not what was used since")
                .contains("was: Hero photo of {{title}}, [soft ]light from the left.")
                .contains("is:  Hero photo of {{title}}, [warm ]light from the left.");
        Broker lockedOn = Broker.on(data());
        try {
            Cli.Ending diff = run("prompts diff v1");
            assertThat(diff.code()).isEqualTo(1);
            assertThat(diff.out()).contains("- Hero photo of {{title}}, [soft ]light");
            assertThat(run("prompts freeze v1").err()).contains("darkroom prompts diff v1 shows how");

            prompts(FILE);
            assertThat(run("prompts diff v1").out()).contains("Nothing differs.");
            assertThat(run("prompts freeze v3").out()).contains("v3: 1 segment locked now, 0 before.");
            assertThat(PromptFlags.read(lockedOn.installation()).values())
                    .filteredOn(lock -> lock.getVersion().equals("v3"))
                    .extracting(PromptLock::getBy)
                    .containsExactly(Operator.name());
        } finally {
            lockedOn.close();
        }
        prompts(FILE.replace("state: draft", "state: frozen").replace("{{fabric}}", "{{cloth}}"));
        assertThat(draw().err()).contains("Keep [{{cloth}}.]");
    }

    @Test
    void wordsAreShownComparedAndChecked() {
        Cli.Ending shown = run("prompts show v1 product");
        assertThat(shown.out())
                .as(shown.err())
                .contains("Hero photo of {{title}}, soft light", "names title", "sha256");
        assertThat(run("prompts show v9").err()).contains("There is no prompt version v9; there are v1, v2, v3.");
        assertThat(run("prompts show v1 attic").err()).contains("has no segment attic; it has product");
        Cli.Ending diff = run("prompts diff v1 v2");
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.out()).contains("[soft light from the left.]", "[hard light from above.]");
        Cli.Ending lint = run("prompts lint");
        assertThat(lint.code()).isEqualTo(1);
        assertThat(lint.out())
                .contains(
                        "versions.v3.segments.product.anchor names fabric",
                        "versions.v3.segments.product.plain has two");
        Path none = folder.resolve("none.yaml");
        Cli.Ending missing = run("prompts lint " + none);
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err().strip()).isEqualTo("darkroom: " + none + " does not exist.");
        assertThat(run("prompts diff v1").err()).contains("Nothing was drawn here yet");
        assertThat(run("prompts freeze v1").out()).contains("v1: 1 segment locked now, 0 before.");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static int total(String table) {
        return table.lines()
                .filter(line -> line.startsWith("v"))
                .mapToInt(line -> Integer.parseInt(line.split("\\s+", -1)[3]))
                .sum();
    }

    private Cli.Ending draw() {
        return run("run %s --variants 1 --pictures none --out %s"
                .formatted(folder.resolve("catalog.csv"), folder.resolve("out.jsonl")));
    }

    private Cli.Ending run(String line) {
        return Cli.in(folder).run(line.split(" ", -1));
    }

    private void prompts(String text) throws IOException {
        Files.writeString(folder.resolve("prompts.yaml"), text);
    }
}
