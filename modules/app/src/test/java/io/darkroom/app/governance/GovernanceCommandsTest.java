package io.darkroom.app.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say about placements and models, without anything being started. */
class GovernanceCommandsTest {
    @TempDir
    Path folder;

    @Test
    void placementsAreATable() {
        Cli.Ending ending = Cli.in(folder).run("placements");

        assertThat(ending.code()).isZero();
        assertThat(ending.out().lines()).hasSize(6).first().asString().matches("PLACEMENT +ASPECTS +MODEL +MODELS");
        assertThat(ending.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "hero 16:9,21:9 imagen-3 imagen-3",
                        "pdp 1:1 nano-banana-pro gpt-image-1,nano-banana-pro",
                        "social 4:5 - recraft-v4-pro");
    }

    @Test
    void modelsAreAListOfObjectsWithWhatIsInForce() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), """
                providers.creativeai.price: 0.17 USD
                models:
                  imagen-3: {provider: creativeai, name: google/imagen-3, price: 0.06 USD}
                  gpt-image-1: {provider: creativeai}
                """);

        JsonNode models = json(Cli.in(folder).run("models", "--json"));

        assertThat(of(models, "imagen-3").path("provider").asText()).isEqualTo("creativeai");
        assertThat(of(models, "imagen-3").path("name").asText()).isEqualTo("google/imagen-3");
        assertThat(of(models, "imagen-3").path("price").asText()).isEqualTo("0.06 USD");
        assertThat(of(models, "imagen-3").path("aspects").get(1).asText()).isEqualTo("21:9");
        assertThat(of(models, "gpt-image-1").path("price").asText()).isEqualTo("0.17 USD");
        assertThat(of(models, "gpt-image-1").path("transparent").asBoolean()).isTrue();
        assertThat(of(models, "nano-banana-2").path("provider").asText()).isEqualTo("sandbox");
        assertThat(of(models, "nano-banana-2").has("price")).isFalse();

        JsonNode rehearsal = json(Cli.in(folder).run("models", "--json", "--provider", "sandbox"));
        assertThat(of(rehearsal, "imagen-3").path("provider").asText()).isEqualTo("sandbox");
        assertThat(of(rehearsal, "imagen-3").has("price")).isFalse();
    }

    @Test
    void configurationThatContradictsItselfRefusesEveryCommand() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "placements.ad.model: imagen-3\n");

        Cli.Ending ending = Cli.in(folder).run("config");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err())
                .startsWith("darkroom: placements.ad.model must be a model that draws 4:5, the first of"
                        + " placements.ad.aspects by models.<name>.aspects, such as recraft-v4-pro, was imagen-3");
    }

    @Test
    void configurationShowsTheWholeTree() {
        Cli.Ending ending = Cli.in(folder).run("config");

        assertThat(ending.out())
                .contains("placements:", "  catalog-refresh:", "    model: nano-banana-2", "  recraft-v4-pro:");
    }

    @Test
    void aDryRunNamesTheFlagThatARowBreaks() throws IOException {
        Cli.Ending unknown = dryRun(Map.of(), "--placement", "heros");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains(
                        "--placement must be one of ad, catalog-refresh, hero, pdp, social (nearest: hero), was heros");

        Cli.Ending wrong = dryRun(Map.of(), "--placement", "hero", "--aspect", "1:1", "--model", "gpt-image-1");

        assertThat(wrong.out()).contains("--aspect must be one of 16:9, 21:9 in placement hero, was '1:1'");
    }

    @Test
    void aDryRunCostsWhatItsModelCosts() throws IOException {
        Map<String, String> environment =
                Map.of("DARKROOM_PROVIDERS_CREATIVEAI_PRICE", "0.17 USD", "DARKROOM_MODELS_IMAGEN_3_PRICE", "0.06 USD");

        Cli.Ending model = dryRun(environment, "--provider", "creativeai", "--model", "own");
        Cli.Ending rejected = dryRun(environment, "--provider", "creativeai", "--placement", "hero");
        Cli.Ending sized = dryRun(environment, "--provider", "creativeai", "--model", "imagen-3", "--aspect", "1:1");

        assertThat(model.out()).contains("Price: at most about 0.68 USD");
        assertThat(rejected.out())
                .contains("--placement must have an aspect ratio that creativeai draws (1:1, 2:3, 3:2), 16:9 is none");
        assertThat(sized.out()).contains("--aspect must be one of 16:9, 21:9 for model imagen-3, was '1:1'");
    }

    private Cli.Ending dryRun(Map<String, String> environment, String... flags) throws IOException {
        Path file = Files.writeString(
                folder.resolve("catalog.csv"), "sku,title,image_url\nA,Mug,https://images.example/a.png\n");
        String[] all = new String[flags.length + 3];
        all[0] = "run";
        all[1] = file.toString();
        all[2] = "--dry-run";
        System.arraycopy(flags, 0, all, 3, flags.length);
        return new Cli(folder, environment).run(all);
    }

    private static JsonNode json(Cli.Ending ending) throws IOException {
        assertThat(ending.code()).as(ending.err()).isZero();
        return new ObjectMapper().readTree(ending.out());
    }

    private static JsonNode of(JsonNode models, String name) {
        return StreamSupport.stream(models.spliterator(), false)
                .filter(model -> model.path("model").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
