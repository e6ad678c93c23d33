package io.darkroom.app.run.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.config.source.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What run says about wishes that cannot be fulfilled, before anything is published. */
class RunDryRunTest {
    private static final Map<String, String> PRICES =
            Map.of("DARKROOM_PROVIDERS_PIXELMUSE_PRICE", "0.12 USD", "DARKROOM_PROVIDERS_CREATIVEAI_PRICE", "0.17 USD");

    @TempDir
    Path folder;

    @Test
    void aTransparentBackgroundIsNoSilentLossWhereTheProviderHasNoWordForIt() throws IOException {
        Cli.Ending pixelmuse = dryRun("--provider", "pixelmuse", "--background", "transparent");

        assertThat(pixelmuse.code()).isEqualTo(1);
        assertThat(pixelmuse.out())
                .contains(
                        "line 2: --background must not be transparent for model nano-banana-pro: its provider pixelmuse"
                                + " cannot be asked for a background, was 'transparent'");
        assertThat(dryRun("--provider", "creativeai", "--background", "transparent")
                        .code())
                .isZero();
        assertThat(dryRun("--provider", "pixelmuse", "--background", "opaque").code())
                .isZero();
    }

    @Test
    void aMisspeltModelHasNoPriceAndANearestName() throws IOException {
        String out = dryRun("--provider", "creativeai", "--model", "gpt-imag-1").out();

        assertThat(out)
                .contains("Price: unknown; look at the model below")
                .contains("The model gpt-imag-1 is not known, so it has no price; did you mean gpt-image-1?")
                .doesNotContain("USD");
        assertThat(dryRun("--provider", "creativeai", "--model", "house-style").out())
                .contains("Price: at most about 1.36 USD");
    }

    @Test
    void anUnknownPlacementIsSaidOnceAndNotForEachRow() throws IOException {
        Cli.Ending ending = dryRun("--placement", "socal");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err())
                .isEqualTo(
                        "darkroom: --placement must be one of ad, catalog-refresh, hero, pdp, social (nearest: social),"
                                + " was socal.\n");
        assertThat(ending.out()).isEmpty();
    }

    @Test
    void anUnknownCampaignIsSaidOnceAndNotForEachRow() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "generation.campaigns: [autumn, winter]\n");

        Cli.Ending ending = dryRun("--campaign", "witner");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err())
                .isEqualTo("darkroom: --campaign must be one of autumn, winter (nearest: winter), was witner.\n");
        assertThat(ending.out()).isEmpty();
        assertThat(dryRun("--campaign", "winter").code()).isZero();
    }

    @Test
    void theCapOfACampaignIsCountedWhereATimeIsTold() throws IOException {
        Files.writeString(
                folder.resolve("darkroom.yaml"),
                "campaigns.winter: {from: 2020-01-01T00:00Z, until: 2200-01-01, max-in-flight: 2}\n");

        assertThat(dryRun("--campaign", "winter", "--provider", "creativeai").out())
                .contains(", 2 of campaign winter, if a call takes 30 s");
        assertThat(dryRun("--campaign", "winter").out()).doesNotContain("Campaign winter");
    }

    @Test
    void aMisspeltModelInAPlacementHasANearestName() throws IOException {
        assertThat(dryRun("--placement", "social", "--model", "recraft-v4-por").out())
                .contains("--model must be another: recraft-v4-por is not described", "did you mean recraft-v4-pro?");
    }

    @Test
    void aMisspeltSegmentHasANearestName() throws IOException {
        Path file = Files.writeString(folder.resolve("shots.csv"), """
                job_id,segment,anchor_id,source_image_url,shot_name,prompt_append
                J,bedrom,A,https://images.example/1.jpg,wide,soft
                """);

        assertThat(new Cli(folder, PRICES)
                        .run("run", file.toString(), "--dry-run")
                        .out())
                .contains("(nearest: bedroom), was 'bedrom'");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-image-1,creativeai",
        "imagen-3,pixelmuse",
        "recraft-v4-pro,pixelmuse",
        "house-style,creativeai",
        "'',creativeai"
    })
    void theHintNamesAProviderThatHasTheModel(String model, String provider) {
        Settings settings = new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides())
                .settings();

        assertThat(Vendors.of(settings, model)).isEqualTo(provider);
    }

    private Cli.Ending dryRun(String... flags) throws IOException {
        Path file = Files.writeString(
                folder.resolve("catalog.csv"),
                "sku,title,image_url\nA,Mug,https://images.example/1.jpg\nB,Mug,https://images.example/2.jpg\n");
        String[] words = new String[flags.length + 3];
        words[0] = "run";
        words[1] = file.toString();
        words[2] = "--dry-run";
        System.arraycopy(flags, 0, words, 3, flags.length);
        return new Cli(folder, PRICES).run(words);
    }
}
