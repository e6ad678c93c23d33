package io.darkroom.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.local.disk.Owner;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhoDrawsTest {
    private static final Path FOLDER = Path.of("data", "sandbox");

    @Test
    void aRunOnTheFolderDrawsAndIsNamed() {
        assertThat(sentence("run", true))
                .contains("They are drawn, and paid, from now on: process 4711 (darkroom run) works on " + FOLDER)
                .doesNotContain("Nothing draws");
        assertThat(sentence("run", false)).isEqualTo(sentence("run", true));
    }

    @Test
    void aProcessThatOnlyHoldsTheFolderDrawsNothingAndMustEndBeforeTheNextRun() {
        assertThat(sentence("sandbox", false))
                .startsWith(
                        "Nothing draws them yet: they wait in " + FOLDER
                                + ", which process 4711 (darkroom sandbox) holds, for a darkroom serve beside it or, when it has ended");
    }

    @Test
    void stagesThatServeBesideTheSandboxDraw() {
        assertThat(sentence("sandbox", true))
                .isEqualTo("They are drawn, and paid, from now on: stages are at work on " + FOLDER
                        + ", whose broker is that of process 4711 (darkroom sandbox).");
    }

    @Test
    void onAFreeFolderNothingDraws() {
        assertThat(WhoDraws.of(FOLDER, Optional.empty(), false))
                .startsWith("Nothing draws them yet: they wait in " + FOLDER + " for the next darkroom run");
    }

    private static String sentence(String command, boolean stagesAtWork) {
        return WhoDraws.of(
                FOLDER, Optional.of(new Owner(4711, command, Optional.empty(), Optional.empty())), stagesAtWork);
    }
}
