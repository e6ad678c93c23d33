package io.darkroom.app.asset.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.app.job.TopicContent;
import io.darkroom.app.local.stage.Stage;
import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.ImageAssets;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The asset stage on a folder: what is in image.completed is stored, and image.assets says where. */
class AssetStageIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static Plant plant;
    private static PictureServer pictures;
    private static Results results;

    @BeforeAll
    static void start() throws IOException {
        pictures = new PictureServer();
        plant = Plant.start(
                        folder,
                        Map.of(
                                "assets.store", "folder",
                                "assets.dir", folder.resolve("assets").toString(),
                                "assets.attempts", "2",
                                "pictures.max-pixels", "2000000",
                                "pictures.types", "png,jpg"),
                        Latency.NONE)
                .withStages();
        plant.run("assets", Set.of(Stage.ASSETS));
        results = new Results(plant.installation());
    }

    @AfterAll
    static void stop() {
        results.close();
        plant.close();
        pictures.close();
    }

    @Test
    void aPictureIsKeptByteForByteWithAllItsMetadata() throws IOException {
        byte[] png = SamplePictures.png(64, 48);
        byte[] jpeg = SamplePictures.jpeg(50, 40);

        results.write("KEEP", pictures.put("a.png", png), pictures.putBusy("b.jpg", jpeg, 1));
        ImageAssets assets = assetsOf("KEEP");

        assertThat(assets.getComplete()).isTrue();
        assertThat(assets.getAssets())
                .extracting(asset -> "%s %d x %d %s"
                        .formatted(
                                asset.getFormat().orElseThrow(),
                                asset.getWidth().orElseThrow(),
                                asset.getHeight().orElseThrow(),
                                asset.getAlpha().orElseThrow() ? "alpha" : "opaque"))
                .containsExactly("png 64 x 48 alpha", "jpg 50 x 40 opaque");
        assertThat(file(assets.getAssets().getFirst()))
                .hasBinaryContent(png)
                .hasFileName(AssetName.of(png).text());
        assertThat(file(assets.getAssets().getLast())).hasBinaryContent(jpeg);
        assertThat(assets.getAssets().getFirst().getSha256())
                .contains(AssetName.of(png).sha256());
        assertThat(assets.getAssets().getFirst().getBytes()).contains((long) png.length);
    }

    @Test
    void whatCannotBeHadIsMissingWithASentenceAndKeepsNothingElseBack() throws IOException {
        results.write(
                "LOST",
                pictures.url("nothing-here.png"),
                "http://10.1.2.3/a.png",
                pictures.put("page.html", "<html>signed out</html>".getBytes(StandardCharsets.UTF_8)),
                pictures.put("large.png", SamplePictures.png(2001, 1000)),
                pictures.put("a.gif", SamplePictures.gif(4, 4)),
                pictures.put("good.png", SamplePictures.png(10, 10)));
        ImageAssets assets = assetsOf("LOST");

        assertThat(assets.getComplete()).isFalse();
        assertThat(assets.getAssets()).extracting(Asset::getState).endsWith(AssetState.STORED);
        assertThat(assets.getAssets().stream()
                        .limit(5)
                        .map(asset -> asset.getFailure().orElseThrow()))
                .extracting(failure -> failure.getWhy() + ": " + failure.getError())
                .satisfiesExactly(
                        text -> assertThat(text).isEqualTo("PROVIDER_ERROR: HTTP 404"),
                        text -> assertThat(text).startsWith("INVALID_REQUEST").contains("pictures.allowed-hosts"),
                        text -> assertThat(text).startsWith("PROTOCOL_ERROR").contains("no PNG"),
                        text -> assertThat(text).startsWith("INVALID_REQUEST").contains("pictures.max-pixels"),
                        text -> assertThat(text).startsWith("INVALID_REQUEST").contains("pictures.types"));
        assertThat(plant.meters()
                        .get("darkroom.generate.settled")
                        .tags("provider", "assets", "outcome", "missing")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(parts()).isEmpty();
    }

    @Test
    void theCommandsOfTheExampleStoreWhatItsEventsAskForAndSayWhere() throws IOException {
        List<List<String>> commands = commandsOfTheExample();

        assertThat(commands).hasSize(6);
        assertThat(said(commands.get(0))).contains("image.assets");
        said(commands.get(1));
        List<Asset> assets = assetsOf("ASSET-MUG-1").getAssets();
        assetsOf("ASSET-LAMP-2");

        assertThat(assets)
                .hasSize(2)
                .allSatisfy(asset -> assertThat(file(asset)).isNotEmptyFile());
        assertThat(said(commands.get(2))).contains("sha256");
        assertThat(said(commands.get(3)))
                .contains("stored", assets.getFirst().getUrl().orElseThrow());
        assertThat(said(List.of("provider", "show", "assets")))
                .contains("12 calls at a time", "darkroom-generation-assets");
        assertTheManifestSaysWhereTheyAre(commands.get(4), assets);
        assertTheExampleRuns(commands.getLast());
    }

    @Test
    void aCompletedOrderSaysThatItsPicturesAreNotStoredYetAndWhy(@TempDir Path own) throws IOException {
        Path events = Files.writeString(own.resolve("late.jsonl"), """
                {"sku":"LATE-1","product":{"title":"Mug"},"sourceImageUrl":"https://shop.example/mug.png",\
                "shots":[{"shotName":"main"}],"occurredAt":"2026-11-20T12:00:00Z"}
                """);
        said(List.of("provider", "hold", "assets", "--reason", "the disk is exchanged"));
        try {
            await().atMost(LIMIT)
                    .until(() -> plant.meters()
                                    .get("darkroom.gate.held")
                                    .tags("provider", "assets")
                                    .gauge()
                                    .value()
                            == 1);
            said(List.of("import", events.toString()));

            await().atMost(LIMIT)
                    .until(() -> plant.job(folder)
                            .command(List.of("status", "LATE-1"))
                            .out()
                            .contains("not stored"));
            assertThat(said(List.of("status", "LATE-1")))
                    .contains("state       completed")
                    .containsPattern(
                            "not stored  since 20.*Z; waits for the end of a hold: the asset stage is held since .*the disk is exchanged");
        } finally {
            said(List.of("provider", "resume", "assets"));
        }

        assetsOf("LATE-1");
        assertThat(said(List.of("status", "LATE-1")))
                .contains("stored      file:")
                .doesNotContain("not stored");
    }

    private static void assertTheExampleRuns(List<String> command) throws IOException {
        Path lines = folder.resolve(command.get(command.indexOf("--out") + 1));
        List<String> words = command.stream()
                .map(word -> word.equals("events-outputs.jsonl") ? lines.toString() : word)
                .toList();
        Map<String, String> store =
                Map.of("DARKROOM_ASSETS_DIR", folder.resolve("assets").toString());

        Job.Result run = new Job(folder, store, plant.job(folder).flags().toArray(String[]::new)).command(words);

        assertThat(run.code()).as(run.err()).isZero();
        try (Stream<Path> pictures = Files.walk(folder.resolve("events-outputs-images"))) {
            assertThat(pictures.filter(file -> file.toString().endsWith(".png")))
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void aRunOnTheClusterPutsWhatIsStoredIntoItsFolder(@TempDir Path own) throws IOException {
        Files.writeString(
                own.resolve("darkroom.yaml"),
                "assets: {store: folder, dir: \"%s\"}%n".formatted(folder.resolve("assets")));
        Job job = plant.job(own);
        Path file = job.catalog("R", 3);
        Path pictures = own.resolve("pictures");

        Job.Result run = job.run(file, "--variants", "2", "--pictures", pictures.toString());
        Job.Result again = job.run(
                file, "--variants", "2", "--pictures", own.resolve("other").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Pictures: 6 in " + pictures);
        assertThat(again.out()).contains("Pictures: 6 in " + own.resolve("other"));
        Path picture = pictures.resolve("R-0002/product-main-2.png");
        assertThat(folder.resolve("assets")
                        .resolve(AssetName.of(Files.readAllBytes(picture)).text()))
                .hasSameBinaryContentAs(picture);
    }

    /** The commands of the page's block, with files where this test finds them. */
    private static List<List<String>> commandsOfTheExample() throws IOException {
        return Files.readAllLines(ROOT.resolve("examples/assets/README.md")).stream()
                .filter(line -> line.startsWith("bin/darkroom "))
                .map(line -> Stream.of(line.split(" ", -1))
                        .skip(1)
                        .map(word -> word.startsWith("examples/")
                                ? ROOT.resolve(word).toString()
                                : word)
                        .toList())
                .toList();
    }

    private static void assertTheManifestSaysWhereTheyAre(List<String> command, List<Asset> assets) throws IOException {
        Path lines = folder.resolve(command.get(command.indexOf("--out") + 1));
        said(command.stream()
                .map(word -> word.equals("assets.jsonl") ? lines.toString() : word)
                .toList());

        assertThat(Files.readAllLines(lines))
                .hasSize(2)
                .anySatisfy(line -> assertThat(assets)
                        .allSatisfy(asset -> assertThat(line)
                                .contains("\"stored_url\":\"" + asset.getUrl().orElseThrow() + "\"")));
    }

    private static String said(List<String> command) {
        Job.Result result = plant.job(folder).command(command);
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        return result.out();
    }

    private static ImageAssets assetsOf(String sku) {
        return await().atMost(LIMIT)
                .until(
                        () -> TopicContent.values(
                                        plant.installation(),
                                        plant.installation().topics().assets())
                                .stream()
                                .filter(assets -> assets.getSku().equals(sku))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static Path file(Asset asset) {
        return Path.of(URI.create(asset.getUrl().orElseThrow()));
    }

    private static List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("assets"))) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
