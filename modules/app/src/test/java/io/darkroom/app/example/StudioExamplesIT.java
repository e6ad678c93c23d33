package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.ConfigLoader;
import io.darkroom.app.config.Overrides;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the examples about placements, as their pages show them, on one plant that knows all their settings. */
class StudioExamplesIT {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String example : List.of("product-page-refresh", "hero-banners", "social-variants", "campaign")) {
            settings.putAll(settingsOf(example));
        }
        plant = Plant.start(folder, settings, Latency.NONE).withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void aCatalogIsRefreshedInOnePlacement() throws IOException {
        assertThat(commandsOf("product-page-refresh")).hasSize(1).allSatisfy(this::runs);

        assertThat(completed("PPR-")).hasSize(4).allSatisfy(image -> {
            assertThat(image.getPlacement()).hasValue("catalog-refresh");
            assertThat(image.getModelRequested()).isEqualTo("nano-banana-2");
            assertThat(image.getImages()).hasSize(1);
        });
    }

    @Test
    void bannersAreDrawnInBothWidths() throws IOException {
        assertThat(commandsOf("hero-banners")).hasSize(2).allSatisfy(this::runs);

        assertThat(completed("HERO-"))
                .extracting(ImageCompleted::getShotName, ImageCompleted::getModelRequested)
                .extracting(tuple ->
                        tuple.toList().getFirst() + " by " + tuple.toList().getLast())
                .containsExactlyInAnyOrder(
                        "lakeside by imagen-3", "dunes by imagen-3", "camp by imagen-3", "lakeside_wide by imagen-3");
    }

    @Test
    void oneBriefBecomesAPictureForEachVariant() throws IOException {
        List<List<String>> commands = commandsOf("social-variants");

        assertThat(commands).hasSize(3).allSatisfy(this::runs);

        assertThat(completed("SOC-"))
                .extracting(ImageCompleted::getIdempotencyKey)
                .containsExactlyInAnyOrder(
                        "SOC-BOOT-3:product:forest%20path:social-brief-1",
                        "SOC-BOOT-3:product:city%20rain:social-brief-1",
                        "SOC-BOOT-3:product:studio:social-brief-1",
                        "SOC-COAT-9:product:forest%20path:social-brief-1",
                        "SOC-COAT-9:product:city%20rain:social-brief-1");
        assertThat(Files.readAllLines(folder.resolve("social.jsonl"))).hasSize(5);
    }

    @Test
    void aCampaignThatIsOpenIsDrawnAndOneThatIsClosedWaits() throws IOException {
        List<List<String>> commands = commandsOf("campaign");

        List<String> said = commands.stream().map(this::said).toList();

        assertThat(said).hasSize(5);
        assertThat(said.getFirst()).contains("Campaign winter-sale: closed, opens at 2035-12-01T00:00:00Z");
        assertThat(completed("CAM-")).hasSize(6).allSatisfy(image -> {
            assertThat(image.getCampaign()).hasValue("lookbook");
            assertThat(image.getPromptVersion()).isEqualTo("prompt_v1");
        });
        assertThat(said.get(3)).contains("waits for   campaign winter-sale, opens 2035-12-01T00:00:00Z");
        assertThat(said.getLast()).containsPattern("lookbook +6 +0 +6 +6 +0 +0\\R");
    }

    private void runs(List<String> command) {
        assertThat(said(command)).isNotNull();
    }

    private String said(List<String> command) {
        Job.Result result = plant.job(folder).command(command);

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        return result.out();
    }

    private static List<ImageCompleted> completed(String skus) {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().completed())
                .stream()
                .filter(image -> image.getSku().startsWith(skus))
                .toList();
    }

    /** What the example's file sets, but not where its cluster is. */
    private static Map<String, String> settingsOf(String example) {
        Path file = ROOT.resolve("examples").resolve(example).resolve("darkroom.yaml");
        Map<String, String> settings = new HashMap<>();
        new ConfigLoader(folder, Map.of())
                .settings(Optional.of(file), new Overrides()).all().stream()
                        .filter(setting -> setting.origin().equals(file.toString()))
                        .filter(setting -> setting.name().matches("(placements|models|campaigns)\\..*"))
                        .forEach(setting -> settings.put(setting.name(), setting.value()));
        return settings;
    }

    /** The commands of the page's block, with files where this test finds and keeps them. */
    private static List<List<String>> commandsOf(String example) throws IOException {
        Path page = ROOT.resolve("examples").resolve(example).resolve("README.md");
        List<List<String>> commands = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("bin/darkroom ")) {
                commands.add(Arrays.stream(line.split(" ", -1))
                        .skip(1)
                        .map(StudioExamplesIT::located)
                        .toList());
            }
        }
        return commands;
    }

    private static String located(String word) {
        if (word.startsWith("examples/")) {
            return ROOT.resolve(word).toString();
        }
        return word.endsWith(".jsonl") ? folder.resolve(word).toString() : word;
    }
}
