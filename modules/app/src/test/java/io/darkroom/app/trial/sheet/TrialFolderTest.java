package io.darkroom.app.trial.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFolderTest {
    @TempDir
    Path temp;

    @Test
    void anEarlierTrialIsNeverWrittenOver() throws IOException {
        Path asked = temp.resolve("mine");
        TrialFolder.make(Optional.of(asked), "x").close();

        assertThat(Files.exists(asked.resolve("trial.jsonl"))).isTrue();
        assertThatThrownBy(() -> TrialFolder.make(Optional.of(asked), "x"))
                .isInstanceOf(UserError.class)
                .hasMessage("--out must be a new or an empty folder: " + asked + " holds something.");
    }
}
