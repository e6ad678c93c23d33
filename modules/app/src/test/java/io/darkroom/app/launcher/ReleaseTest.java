package io.darkroom.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/darkroom of a release, which has no sources and no Maven beside it. */
class ReleaseTest {
    private static final String READ = "-XX:AOTCache=";

    @TempDir
    Path folder;

    private Clone release;

    @BeforeEach
    void unpack() throws IOException {
        release = Clone.released(folder, 25);
    }

    @AfterEach
    void open() throws IOException {
        release.openRoot();
    }

    @Test
    void nothingIsBuiltAndTheJarBesideBinIsStarted() throws Exception {
        assertThat(release.run("doctor")).isZero();

        assertThat(release.calls())
                .last()
                .asString()
                .contains("-cp " + release.root().resolve("darkroom.jar"), READ + release.archive("whole"))
                .endsWith("io.darkroom.app.Main doctor");
        assertThat(release.said()).doesNotContain("building");
        assertThat(release.root().resolve("target")).doesNotExist();
    }

    @Test
    void whereNobodyMayWriteItStartsWithoutAnArchiveAndSilently() throws Exception {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
        Files.writeString(release.root().resolve("stderr"), "");
        release.closeRoot();

        assertThat(release.run("--help")).isZero();

        assertThat(release.calls()).singleElement().asString().doesNotContain(READ, "-Xlog");
        assertThat(release.said()).isEmpty();
        assertThat(release.archives()).isEmpty();
    }

    @Test
    void aJavaWithoutACompilerWillDo() throws Exception {
        Files.writeString(
                release.root().resolve("bin/find-jdk"),
                "#!/bin/sh\necho \"$1\" >\"$(dirname \"$0\")/asked\"\nexit 3\n");

        assertThat(release.run("--help")).isEqualTo(3);

        assertThat(release.root().resolve("bin/asked")).hasContent("java");
    }
}
