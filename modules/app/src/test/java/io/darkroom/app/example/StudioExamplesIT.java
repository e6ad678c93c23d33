package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    /** Banners are drawn by an API that is asked for aspect ratios; where it is, is known once it runs. */
    private static final Map<String, String> JOBS = Map.of(
            "providers.muse.dialect", "pixelmuse-images",
            "providers.muse.base-url", "http://127.0.0.1:1",
            "providers.muse.poll-interval", "100ms",
            "models.imagen-3.provider", "muse",
            "models.imagen-3.reference", "ignore");

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String example : List.of("product-page-refresh", "hero-banners", "social-variants", "campaign")) {
            settings.putAll(settingsOf(example));
        }
        settings.putAll(JOBS);
        plant = Plant.start(folder, settings, Latency.NONE);
        settings.put("providers.muse.base-url", plant.api().base().toString());
        plant.withStages();
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
            assertThat(image.getImages())
                    .singleElement()
                    .satisfies(picture -> assertThat(picture.getUrl()).contains("size=1024x1024"));
        });
    }

    @Test
    void bannersAreDrawnInBothWidths() throws IOException {
        assertThat(commandsOf("hero-banners")).hasSize(2).allSatisfy(this::runs);

        assertThat(completed("HERO-"))
                .extracting(banner ->
                        "%s by %s in %s".formatted(banner.getShotName(), banner.getModelRequested(), ratio(banner)))
                .containsExactlyInAnyOrder(
                        "lakeside by imagen-3 in 16:9",
                        "dunes by imagen-3 in 16:9",
                        "camp by imagen-3 in 16:9",
                        "lakeside_wide by imagen-3 in 21:9");
    }

    @Test
    void shotsThatDependOnOneAnotherAreDrawnInTheirOrder() throws IOException {
        List<List<String>> commands = commandsOf("consistency-set");
        runs(commands.getFirst());

        Map<String, ImageCompleted> boot = byShot("SET-BOOT-7");

        assertThat(completed("SET-")).hasSize(8).allSatisfy(image -> {
            assertThat(image.getConsistencySet()).isPresent();
            assertThat(image.getSetModelActual()).isEmpty();
        });
        assertThat(boot.get("front_hero").getCompletedAt())
                .isBeforeOrEqualTo(boot.get("side_profile").getSentAt())
                .isBeforeOrEqualTo(boot.get("sole_detail").getSentAt());
        assertThat(boot.get("side_profile").getCompletedAt())
                .isBeforeOrEqualTo(boot.get("on_stone").getSentAt());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                plant.job(folder).command(commands.getLast()).out())
                        .startsWith(
                                "SET-BOOT-7 in job set-angles-8: 4 completed, 0 failed, 0 in progress; drawn by sandbox/gpt-image-1")
                        .contains("on_stone"));
    }

    @Test
    void aShotBehindOneThatFailsEndsWithItAndOneByAnotherModelIsNamed() throws IOException {
        plant.api().faults().set("""
                - when: {prompt: REFUSED}
                  then: {status: 400, code: moderation_blocked, message: no}
                - when: {prompt: ELSEWHERE}
                  then: {status: 200, body: '{"id":"r","model_actual":"elsewhere/1","data":[{"url":"https://cdn.example.com/e.png"}]}'}
                """);
        Path file = plant.job(folder)
                .write(
                        "failing.csv",
                        "job_id,segment,anchor_id,source_image_url,shot_name,prompt_append,depends_on_shot",
                        "j,product,FAIL-1,https://images.example/f.jpg,front,White,",
                        "j,product,FAIL-1,https://images.example/f.jpg,detail,ELSEWHERE,front",
                        "j,product,FAIL-1,https://images.example/f.jpg,side,REFUSED,front",
                        "j,product,FAIL-1,https://images.example/f.jpg,back,White,side",
                        "j,product,FAIL-1,https://images.example/f.jpg,top,White,sode");

        Job.Result run = plant.job(folder).run(file, "--profile", "extended");
        plant.api().faults().clear();

        assertThat(run.column("status")).containsExactly("completed", "completed", "failed", "failed", "failed");
        assertThat(run.column("failure_class"))
                .containsExactly("", "", "CONTENT_REJECTED", "DEPENDENCY_FAILED", "CONTRACT_VIOLATION");
        assertThat(run.column("set_model_actual")).containsExactly("", "sandbox/gpt-image-1", "", "", "");
        assertThat(run.column("error").get(3)).contains("shot side (FAIL-1:product:side", "CONTENT_REJECTED");
        assertThat(run.column("error").getLast()).contains("depends_on_shot must name another shot", "was 'sode'");
        assertThat(run.out())
                .contains(
                        "FAIL-1: 2 of 5, 3 failed; drawn by another model: detail by elsewhere/1, the set by sandbox/gpt-image-1")
                .contains("Drawn by another model than their set: 1");
    }

    /** Of the picture that was drawn, in its widest form: the sandbox draws 16:9 on 1280x720 and 21:9 on 1512x648. */
    private static String ratio(ImageCompleted image) {
        String url = image.getImages().getFirst().getUrl();
        return url.contains("size=1280x720") ? "16:9" : url.contains("size=1512x648") ? "21:9" : url;
    }

    private static Map<String, ImageCompleted> byShot(String sku) {
        Map<String, ImageCompleted> shots = new HashMap<>();
        completed(sku).forEach(image -> shots.put(image.getShotName(), image));
        return shots;
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
        assertThat(completed("SOC-"))
                .allSatisfy(image -> assertThat(image.getImages().getFirst().getUrl())
                        .as("the variant is in the prompt, which the sandbox writes below its picture")
                        .contains("title=" + image.getShotName().replace(' ', '+') + "+setting"));
    }

    @Test
    void aCampaignThatIsOpenIsDrawnAndOneThatIsClosedWaits() throws IOException {
        List<List<String>> commands = commandsOf("campaign");

        List<String> said = commands.stream().map(this::said).toList();

        assertThat(said).hasSize(7);
        assertThat(said.get(1))
                .contains(", 2 of campaign lookbook, if a call takes 30 s; campaign winter-sale opens in ");
        assertThat(said.getFirst()).contains("Campaign winter-sale: closed, opens at 2035-12-01T00:00:00Z");
        assertThat(completed("CAM-")).hasSize(6).allSatisfy(image -> {
            assertThat(image.getCampaign()).hasValue("lookbook");
            assertThat(image.getPromptVersion()).isEqualTo("prompt_v1");
        });
        assertThat(said.get(4)).contains("waits for   campaign winter-sale, opens 2035-12-01T00:00:00Z");
        assertThat(said.get(5)).containsPattern("sandbox: \\d+ requests? waits? for their campaign");
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
        Path file = ExamplePage.ROOT.resolve("examples").resolve(example).resolve("darkroom.yaml");
        Map<String, String> settings = new HashMap<>();
        new ConfigLoader(folder, Map.of())
                .settings(Optional.of(file), new Overrides()).all().stream()
                        .filter(setting -> setting.origin().equals(file.toString()))
                        .filter(setting -> setting.name().matches("(placements|models|campaigns)\\..*"))
                        .forEach(setting -> settings.put(setting.name(), setting.value()));
        return settings;
    }

    private static List<List<String>> commandsOf(String example) {
        return ExamplePage.of(example).plain(folder);
    }
}
