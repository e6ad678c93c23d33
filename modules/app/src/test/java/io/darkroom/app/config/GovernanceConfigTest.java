package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.pipeline.intake.governance.Placement;
import io.darkroom.pipeline.intake.governance.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placements and models as files, variables and flags set them. */
class GovernanceConfigTest {
    @TempDir
    Path folder;

    @Test
    void whatIsBuiltInCanBeChangedValueByValue() throws IOException {
        Governance governance = governance("""
                placements:
                  social: {model: recraft-v4-pro}
                  marketplace:
                    aspects: ["1:1", "3:2"]
                    models: gpt-image-1
                models:
                  recraft-v4-pro: {price: 0.08 USD, max-count: 1}
                """);

        assertThat(governance.placements())
                .containsOnlyKeys("pdp", "social", "hero", "catalog-refresh", "ad", "marketplace");
        Placement social = placement(governance, "social");
        assertThat(social.aspects()).containsExactly("4:5");
        assertThat(social.model()).hasValue("recraft-v4-pro");
        assertThat(placement(governance, "marketplace").aspects()).containsExactly("1:1", "3:2");
        Model model = governance.model("recraft-v4-pro");
        assertThat(model.aspects()).containsExactly("4:5");
        assertThat(model.maxCount()).isEqualTo(1);
    }

    @Test
    void aBareRatioIsReadAsItIsWritten() throws IOException {
        Governance governance = governance("""
                placements:
                  story: {aspects: 9:16, model: tall}
                models:
                  tall:
                    aspects: 9:16
                """);

        assertThat(placement(governance, "story").aspects()).containsExactly("9:16");
    }

    @Test
    void namesOfModelsMayHaveDotsAndSlashes() throws IOException {
        Governance governance = governance("""
                models:
                  gpt-image-1.5:
                    aspects: "1:1"
                    transparent: false
                  acme/diffusion-7:
                    name: acme-7
                    reference: ignore
                """);

        assertThat(governance.model("gpt-image-1.5").transparent()).hasValue(false);
        assertThat(governance.model("acme/diffusion-7").vendorName()).isEqualTo("acme-7");
        assertThat(governance.model("acme/diffusion-7").reference()).isEqualTo(Reference.IGNORED);
    }

    @Test
    void variablesReachModelsAndPlacementsThatAreKnown() {
        Governance governance = intake(
                        Map.of(
                                "DARKROOM_PLACEMENTS_CATALOG_REFRESH_ASPECTS", "1:1,4:5",
                                "DARKROOM_MODELS_NANO_BANANA_2_ASPECTS", "1:1,4:5",
                                "DARKROOM_MODELS_NANO_BANANA_2_MAX_COUNT", "2"),
                        new Overrides())
                .rules()
                .governance();

        assertThat(governance.model("nano-banana-2").maxCount()).isEqualTo(2);
        assertThat(placement(governance, "catalog-refresh").aspects()).containsExactly("1:1", "4:5");
    }

    @Test
    void noModelOfTheStartGoesToAPaidProvider() {
        IntakeSettings intake = intake(Map.of(), new Overrides());

        assertThat(intake.rules().governance().models().keySet())
                .isNotEmpty()
                .allSatisfy(model ->
                        assertThat(intake.choices().providers().apply(model)).isEqualTo("sandbox"));
    }

    @Test
    void aModelsProviderWinsOverTheProviderOfTheSameFile() throws IOException {
        write("provider: creativeai\nmodels.imagen-3.provider: sandbox\n");

        IntakeSettings intake = intake(Map.of(), new Overrides());

        assertThat(intake.choices().providers().apply("imagen-3")).isEqualTo("sandbox");
        assertThat(intake.choices().providers().apply("gpt-image-1")).isEqualTo("creativeai");
        assertThat(intake.choices().providers().apply("unheard-of")).isEqualTo("creativeai");
    }

    @Test
    void theProviderOfTheFlagDrawsEveryModel() throws IOException {
        write("models.imagen-3.provider: creativeai\n");

        assertThat(provider(Map.of(), new Overrides())).isEqualTo("creativeai");
        assertThat(provider(Map.of(), new Overrides().put("provider", "sandbox", "--provider")))
                .isEqualTo("sandbox");
        assertThat(provider(Map.of("DARKROOM_PROVIDER", "sandbox"), new Overrides()))
                .isEqualTo("creativeai");
    }

    @Test
    void theSandboxHasASizeForEachAspectOfThisConfiguration() throws IOException {
        Governance governance = governance("""
                placements.banner.aspects: "7:2"
                models.wide.aspects: "7:2"
                """);

        assertThat(governance.aspectSizes().get("sandbox"))
                .containsEntry("1:1", "1024x1024")
                .containsEntry("4:5", "1024x1536")
                .containsEntry("7:2", "1536x1024");
        assertThat(governance.aspectSizes().get("creativeai")).containsOnlyKeys("1:1", "3:2", "2:3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            placements.hero.aspects: 16x9         | placements.hero.aspects must be aspect ratios such as 4:5, was 16x9 (from darkroom.yaml).
            placements.tall.model: gpt-image-1    | placements.tall.aspects must be given: a placement needs an aspect ratio, was empty (from default).
            placements.hero.model: imagn-3        | placements.hero.model must be a model that draws 16:9, the first of placements.hero.aspects by models.<name>.aspects, such as imagen-3, was imagn-3 (from darkroom.yaml); did you mean imagen-3?
            placements.pdp.models: gpt-image-1,x  | placements.pdp.models must be models that draw 1:1 by models.<name>.aspects, such as gpt-image-1, nano-banana-2, nano-banana-pro, was x (from darkroom.yaml).
            placements.wide.aspects: 9:1,1:1      | placements.wide.aspects must be what a model of the placement draws, and none is known to draw 9:1 (models.<name>.aspects says it), was 9:1,1:1 (from darkroom.yaml).
            models.imagen-3.provider: pixelmus    | models.imagen-3.provider must be one of creativeai, pixelmuse, sandbox or have its own providers.pixelmus.dialect, was pixelmus (from darkroom.yaml); did you mean pixelmuse?
            models.imagen-3.sizes: big            | models.imagen-3.sizes must be sizes such as 1024x1024, was big (from darkroom.yaml).
            models.imagen-3.transparent: perhaps  | models.imagen-3.transparent must be true or false, was perhaps (from darkroom.yaml).
            models.imagen-3.max-count: 5          | models.imagen-3.max-count must be 1 to 4, was 5 (from darkroom.yaml).
            models.imagen-3.max-count: many       | models.imagen-3.max-count must be a whole number, was many (from darkroom.yaml).
            models.imagen-3.reference: never      | models.imagen-3.reference must be true, source, false or ignore, was never (from darkroom.yaml).
            models.imagen-3.price: cheap          | models.imagen-3.price must be an amount with an optional currency such as 0.17 USD, was cheap (from darkroom.yaml).
            models.imagen-3.prise: 1 USD          | models.imagen-3.prise is not a setting (from darkroom.yaml); did you mean models.imagen-3.price?
            models.gpt-1.5.aspect: 1:1            | models.gpt-1.5.aspect is not a setting (from darkroom.yaml); did you mean models.gpt-1.5.aspects?
            """)
    void aWrongValueNamesPropertyBoundValueAndOrigin(String yaml, String sentence) throws IOException {
        write(yaml + "\n");

        assertThat(error()).hasMessage(sentence).extracting(UserError::code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        write("""
                placements.hero.model: gpt-image-1
                placements.ad.models: nothing-known
                models.imagen-3:
                  max-count: 9
                  reference: never
                """);

        assertThat(String.valueOf(error().getMessage()).lines())
                .hasSize(5)
                .anyMatch(line -> line.contains("models.imagen-3.max-count must be 1 to 4, was 9"))
                .anyMatch(line -> line.contains("models.imagen-3.reference must be true, source, false or ignore"))
                .anyMatch(line -> line.contains("placements.hero.model must be a model that draws 16:9"))
                .anyMatch(line -> line.contains("placements.ad.models must be models that draw 4:5"));
    }

    private static Placement placement(Governance governance, String name) {
        return Optional.ofNullable(governance.placements().get(name)).orElseThrow();
    }

    private String provider(Map<String, String> environment, Overrides flags) {
        return intake(environment, flags).choices().providers().apply("imagen-3");
    }

    private Governance governance(String yaml) throws IOException {
        write(yaml);
        return intake(Map.of(), new Overrides()).rules().governance();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), yaml);
    }

    private IntakeSettings intake(Map<String, String> environment, Overrides flags) {
        return new ConfigLoader(folder, environment)
                .load(Optional.empty(), flags)
                .stages()
                .intake();
    }

    private UserError error() {
        return catchThrowableOfType(UserError.class, () -> intake(Map.of(), new Overrides()));
    }
}
