package io.darkroom.app.config.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.Cli;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetConfigTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAStoreThereIsNoStageAndNoQueueOfIt() {
        DarkroomConfig config = load(Map.of("assets.store", "none"));

        assertThat(config.assets().stage()).isFalse();
        assertThat(config.queues()).containsExactly("sandbox");
    }

    @Test
    void inOneProcessThereIsAFolderAndOnAClusterWhatSomebodySets() {
        DarkroomConfig here = load(Map.of());
        DarkroomConfig cluster =
                load(Map.of("kafka.bootstrap.servers", "k:9092", "schema-registry.url", "http://r:8081"));

        assertThat(here.assets().store()).isEqualTo(AssetConfig.Store.FOLDER);
        assertThat(here.assets().dir()).isEqualTo(Path.of(".darkroom/assets"));
        assertThat(here.stages().generate("assets").retry().maxAttempts()).isEqualTo(5);
        assertThat(cluster.assets().store()).isEqualTo(AssetConfig.Store.NONE);
        assertThat(cluster.settings().integer("assets.attempts")).isEqualTo(12);
    }

    @Test
    void aSettingOfAnEarlierReleaseNamesItsSuccessor() throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), "pictures.attempts: 3\n");

        assertRefused(
                Map.of(),
                "pictures.attempts is no setting any more (from darkroom.yaml); assets.attempts takes its place.");
    }

    @Test
    void aStoreMakesAQueueWithTriesAndPermitsOfItsOwn() {
        DarkroomConfig config = load(Map.of(
                "assets.store", "folder", "assets.attempts", "3", "assets.parallel", "5", "pictures.timeout", "10s"));

        GenerateSettings stage = config.stages().generate("assets");
        assertThat(config.queues()).containsExactly("assets", "sandbox");
        assertThat(stage.retry().maxAttempts()).isEqualTo(3);
        assertThat(stage.calls().maxInFlight()).isEqualTo(5);
        assertThat(stage.calls().timeout()).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertRefused(Map.of("assets.store", "ftp"), "assets.store must be none or folder or s3, was ftp");
        assertRefused(Map.of("assets.store", "s3"), "assets.s3.bucket must be set");
        assertRefused(
                Map.of("assets.store", "s3", "assets.s3.bucket", "Pictures"),
                "assets.s3.bucket must be 3 to 63 lower-case letters");
        assertRefused(Map.of("assets.store", "folder", "assets.attempts", "21"), "assets.attempts must be 1 to 20");
        assertRefused(Map.of("assets.store", "folder", "assets.parallel", "0"), "assets.parallel must be 1 to 64");
        assertRefused(Map.of("provider", "assets"), "provider must not be assets, which names the asset stage");
    }

    @Test
    void serveNeedsAStoreForItsAssetStage() {
        Cli.Ending ending = Cli.in(folder)
                .run(
                        "serve",
                        "--stages",
                        "assets",
                        "--bootstrap-servers",
                        "127.0.0.1:1",
                        "--schema-registry",
                        "http://127.0.0.1:1");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("assets.store must be folder or s3, was none");
    }

    private void assertRefused(Map<String, String> settings, String why) {
        assertThatThrownBy(() -> load(settings)).isInstanceOf(UserError.class).hasMessageContaining(why);
    }

    private DarkroomConfig load(Map<String, String> settings) {
        Overrides overrides = new Overrides();
        settings.forEach((name, value) -> overrides.put(name, value, "test"));
        return new ConfigLoader(folder, Map.of()).load(Optional.empty(), overrides);
    }
}
