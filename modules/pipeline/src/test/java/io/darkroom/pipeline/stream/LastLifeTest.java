package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLifeTest {
    @TempDir
    Path folder;

    @Test
    void theNextOnThisFolderKnowsTheLastOne() {
        life(folder).is("a");

        assertThat(life(folder).was("a")).isTrue();
        assertThat(life(folder).was("b")).isFalse();
    }

    @Test
    void onlyTheLastOneIsKnown() {
        life(folder).is("a-longer-name");
        life(folder).is("b");

        assertThat(life(folder).was("a-longer-name")).isFalse();
        assertThat(life(folder).was("b")).isTrue();
    }

    @Test
    void aNewFolderKnowsNobody() {
        assertThat(life(folder).was("a")).isFalse();
    }

    @Test
    void aCopyOfTheFolderKnowsNobodyForItsLockIsAnother() throws IOException {
        life(folder).is("a");
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(folder.resolve("app.life"), copy.resolve("app.life"));

        assertThat(life(copy).was("a")).isFalse();
    }

    @Test
    void aFolderThatCannotBeWrittenForgets() {
        LastLife nowhere = life(folder.resolve("missing"));

        nowhere.is("a");

        assertThat(nowhere.was("a")).isFalse();
    }

    private static LastLife life(Path stateDir) {
        return new LastLife(new StreamsSettings("localhost:1", "app", "one", stateDir, 1, true, Map.of()));
    }
}
