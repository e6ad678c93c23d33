package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial makes of what only a catalog has. */
class TryDryRunTest {
    @TempDir
    Path folder;

    @Test
    void aWordingIsTriedAlsoForACampaignThatIsDrawnWithAnother() throws IOException {
        Files.writeString(
                folder.resolve("darkroom.yaml"),
                "campaigns.winter: {from: 2020-01-01T00:00Z, until: 2200-01-01, prompts: [prompt_v1]}\n");

        Cli.Ending ending = dryRun("{{title}} of {{campaign}}", "\"campaign\": \"winter\"");

        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(ending.out()).contains("Prompt: Mug of winter");
    }

    @Test
    void aShotThatRefersToAnotherIsDrawnWithoutItAndThisIsSaid() throws IOException {
        String shot = "\"shots\": [{\"shotName\": \"detail\", \"dependsOnShot\": \"front\"}]";

        assertThat(dryRun("{{title}} on linen", shot).out())
                .contains("Reference: none; in a catalog the shot detail is drawn after front, whose picture it refers"
                        + " to.");
        assertThat(dryRun("{{title}} on linen", "\"shots\": [{}]").out()).doesNotContain("Reference");
    }

    @Test
    void aCapInMoneyNeedsThePriceOfACredit() throws IOException {
        String pixelmuse = "--provider,pixelmuse,--max-cost,2.00 USD";
        Map<String, String> prices = Map.of("DARKROOM_PROVIDERS_PIXELMUSE_PRICE", "3 credits");

        Cli.Ending ending = dryRun("{{title}} on linen", "\"shots\": [{}]", prices, pixelmuse.split(","));

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err())
                .contains("it is in USD, and a picture of nano-banana-pro costs 3 credits;"
                        + " providers.pixelmuse.credit-price says what a credit costs.");
    }

    private Cli.Ending dryRun(String template, String more) throws IOException {
        return dryRun(template, more, Map.of());
    }

    private Cli.Ending dryRun(String template, String more, Map<String, String> environment, String... flags)
            throws IOException {
        Path product = Files.writeString(folder.resolve("mug.json"), """
                {"sku": "MUG-1", "product": {"title": "Mug"}, "sourceImageUrl": "https://i.example/m.png", %s}
                """.formatted(more));
        List<String> words = List.of("try", template, "--product", product.toString(), "--dry-run");
        return new Cli(folder, environment)
                .run(Stream.concat(words.stream(), Stream.of(flags)).toArray(String[]::new));
    }
}
