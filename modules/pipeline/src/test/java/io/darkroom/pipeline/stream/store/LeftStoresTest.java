package io.darkroom.pipeline.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftStoresTest {
    @TempDir
    Path folder;

    private Path task;
    private Path other;

    @BeforeEach
    void storesOfAnEarlierLife() throws IOException {
        task = folder.resolve("app/0_11");
        Files.createDirectories(task.resolve("rocksdb/due-retries"));
        Files.writeString(task.resolve("rocksdb/due-retries/000004.log"), "x");
        other = Files.writeString(folder.resolve("app/kafka-streams-process-metadata"), "{}");
    }

    @Test
    void storesOfAKilledProcessAreRemovedAndNothingElse() {
        left().removeUnlessStopped();

        assertThat(task).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void storesOfAProcessThatStoppedStay() {
        left().stopped();

        left().removeUnlessStopped();

        assertThat(task.resolve("rocksdb/due-retries/000004.log")).exists();
    }

    @Test
    void havingStoppedOnceCountsForOneStart() {
        left().stopped();
        left().removeUnlessStopped();

        left().removeUnlessStopped();

        assertThat(task).doesNotExist();
    }

    @Test
    void aNewFolderHasNone() {
        new LeftStores(settings(folder.resolve("new"))).removeUnlessStopped();

        assertThat(folder.resolve("new")).doesNotExist();
    }

    private LeftStores left() {
        return new LeftStores(settings(folder));
    }

    private static StreamsSettings settings(Path stateDir) {
        return new StreamsSettings("localhost:1", "app", "one", stateDir, 1, true, Map.of());
    }
}
