package io.darkroom.app.run.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.local.disk.Owner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhoDrawsTest {
    private static final Path FOLDER = Path.of("data", "sandbox");

    @Test
    void aRunOnTheFolderDrawsAndIsNamed() {
        assertThat(sentence(Optional.of("run")))
                .contains("They are drawn, and paid, from now on: process 4711 (darkroom run) works on " + FOLDER)
                .doesNotContain("Nothing draws");
    }

    @Test
    void aCommandThatOnlyLooksDrawsNothing() {
        assertThat(sentence(Optional.of("tail"))).startsWith("Nothing draws them yet: they wait in " + FOLDER);
    }

    @Test
    void onAFreeFolderNothingDraws() {
        assertThat(sentence(Optional.empty())).startsWith("Nothing draws them yet: they wait in " + FOLDER);
    }

    private static String sentence(Optional<String> command) {
        return WhoDraws.of(FOLDER, command.map(name -> new Owner(4711, name, Optional.empty(), Optional.empty())));
    }
}
