package io.darkroom.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/nightly} with parts that only say their names. */
class NightlyTest {
    private static final List<String> PARTS = List.of("run", "release", "reproducible", "upgrade-test");

    @TempDir
    Path folder;

    @BeforeEach
    void allGreen() throws IOException {
        Files.createDirectory(folder.resolve(".ci"));
        Files.copy(Path.of("..", "..", ".ci", "nightly"), folder.resolve(".ci/nightly"));
        for (String part : PARTS) {
            write(part, 0);
        }
    }

    @Test
    void runsEachPartInTurn() throws Exception {
        assertThat(nightly()).isZero();

        assertThat(ran()).containsExactly("run -Plong", "release ", "reproducible ", "upgrade-test ");
        assertThat(said()).endsWith("nightly: all green\n");
    }

    @Test
    void goesOnAfterARedPartAndEndsRedWithTheNamesOfAll() throws Exception {
        write("run", 1);
        write("reproducible", 2);

        assertThat(nightly()).isEqualTo(1);

        assertThat(ran()).hasSize(PARTS.size());
        assertThat(said()).endsWith("nightly: red: long tests, reproducible\n");
    }

    private void write(String part, int code) throws IOException {
        Path script = folder.resolve(".ci").resolve(part);
        Files.writeString(script, "#!/bin/sh\necho \"%s $*\" >>ran\nexit %d\n".formatted(part, code));
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private int nightly() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", folder.resolve(".ci/nightly").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> ran() throws IOException {
        return Files.readAllLines(folder.resolve("ran"));
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }
}
