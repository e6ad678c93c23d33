package io.darkroom.app.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {
    @TempDir
    Path folder;

    @Test
    void eachProviderHasItsOwnFolder() {
        try (DataDir sandbox = DataDir.lock(config("sandbox"), "run");
                DataDir paid = DataDir.lock(config("creativeai"), "run")) {
            assertThat(sandbox.path()).isEqualTo(folder.resolve("data/sandbox"));
            assertThat(paid.path()).isEqualTo(folder.resolve("data/creativeai"));
        }
    }

    @Test
    void aSecondUserIsToldWhoHasTheFolder() {
        try (DataDir first = DataDir.lock(config("sandbox"), "run")) {
            assertThatThrownBy(() -> DataDir.lock(config("sandbox"), "sandbox"))
                    .hasMessage(
                            "The data folder %s is in use by process %d (darkroom run); wait for it, stop it, or choose another --data-dir.",
                            first.path(), ProcessHandle.current().pid())
                    .isInstanceOfSatisfying(
                            UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.INFRASTRUCTURE));
        }
    }

    @Test
    void aClosedFolderIsFree() {
        DataDir.lock(config("sandbox"), "run").close();

        try (DataDir again = DataDir.lock(config("sandbox"), "run")) {
            assertThat(again.path()).isDirectory();
        }
    }

    @Test
    void theOwnerTellsHowItsPartsAreReached() {
        try (DataDir dir = DataDir.lock(config("sandbox"), "run")) {
            dir.publish("127.0.0.1:9092", URI.create("http://127.0.0.1:8081"));

            assertThat(DataDir.ownerOf(dir.path())).hasValueSatisfying(owner -> {
                assertThat(owner.command()).isEqualTo("run");
                assertThat(owner.bootstrapServers()).contains("127.0.0.1:9092");
                assertThat(owner.registry()).contains(URI.create("http://127.0.0.1:8081"));
            });
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("data"), "");

        assertThatThrownBy(() -> DataDir.lock(config("sandbox"), "run"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be");
    }

    @Test
    void aDiskThatIsNearlyFullIsRefused() {
        DiskSpace space = new DiskSpace(folder, () -> 512_000_000L);

        assertThatThrownBy(space::requireEnoughToStart)
                .hasMessageStartingWith("Only 512 MB are free in " + folder)
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.INFRASTRUCTURE));
    }

    @Test
    void aDiskThatFillsUpIsReported() {
        try (DiskWatch watch = DiskWatch.start(new DiskSpace(folder, () -> 50_000_000L))) {
            watch.look();

            assertThat(watch.full())
                    .isCompletedWithValueMatching(why -> why.startsWith("The disk is full: only 50 MB"));
        }
    }

    private DarkroomConfig config(String provider) {
        return new ConfigLoader(folder, Map.of())
                .load(
                        Optional.empty(),
                        new Overrides()
                                .put("data-dir", folder.resolve("data"), "--data-dir")
                                .put("provider", provider, "--provider"));
    }
}
