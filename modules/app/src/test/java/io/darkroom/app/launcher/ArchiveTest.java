package io.darkroom.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archives of bin/darkroom. */
class ArchiveTest {
    private static final String WRITE = "-XX:AOTCacheOutput=";
    private static final String READ = "-XX:AOTCache=";

    @TempDir
    Path folder;

    private Clone clone;

    @BeforeEach
    void build() throws IOException {
        clone = Clone.below(folder, 25);
    }

    @Test
    void theFirstStartMakesThemAndReadsTheOneThatFits() throws Exception {
        assertThat(clone.run("run", "rows.csv")).isZero();

        assertThat(clone.calls())
                .satisfiesExactly(
                        brief -> assertThat(brief).contains(WRITE, "/brief ").endsWith("io.darkroom.app.Main --help"),
                        whole -> assertThat(whole).contains(WRITE, "/whole ", "io.darkroom.app.Rehearsal"),
                        run -> assertThat(run)
                                .contains(READ + clone.archive("whole"))
                                .endsWith("io.darkroom.app.Main run rows.csv"));
        assertThat(clone.archives())
                .singleElement()
                .satisfies(folder -> assertThat(folder.resolve("rehearsal")).doesNotExist());
    }

    @Test
    void laterStartsOnlyReadAndAreSilent() throws Exception {
        clone.run("--help");
        clone.calls();
        Files.delete(clone.root().resolve("stderr"));

        clone.run("--help");

        assertThat(clone.calls())
                .singleElement()
                .satisfies(help -> assertThat(help).contains(READ + clone.archive("brief")));
        assertThat(clone.said()).isEmpty();
    }

    @Test
    void anotherJdkGetsItsOwn() throws Exception {
        clone.run("--help");
        clone.calls();
        clone.release("2");

        clone.run("--help");

        assertThat(clone.calls()).hasSize(3);
    }

    @Test
    void twoJdksInTurnsMakeThemOnceEach() throws Exception {
        clone.run("--help");
        clone.release("2");
        clone.run("--help");
        clone.calls();
        clone.release("1");

        clone.run("--help");

        assertThat(clone.calls()).singleElement().asString().contains(READ);
        assertThat(clone.archives()).hasSize(2);
    }

    @Test
    void aBuildTakesThoseOfAllJdksAway() throws Exception {
        clone.run("--help");
        clone.release("2");
        clone.run("--help");
        clone.rebuild();

        clone.run("--help");

        assertThat(clone.archives()).hasSize(1);
    }

    @Test
    void anotherBuildGetsItsOwn() throws Exception {
        clone.run("--help");
        clone.calls();
        clone.rebuild();

        clone.run("--help");

        assertThat(clone.calls()).first().asString().contains(WRITE);
    }

    @Test
    void olderJdksHaveClassDataSharing() throws Exception {
        clone = Clone.below(folder.resolve("old"), 21);

        clone.run("serve");

        assertThat(clone.calls())
                .satisfiesExactly(
                        brief -> assertThat(brief).contains("-XX:ArchiveClassesAtExit="),
                        whole -> assertThat(whole).contains("-XX:ArchiveClassesAtExit="),
                        serve -> assertThat(serve)
                                .contains("-XX:SharedArchiveFile=" + clone.archive("whole"))
                                .doesNotContain("aot"));
    }

    @Test
    void whatCannotBeMadeIsDoneWithoutAndNotTriedAgain() throws Exception {
        clone.breakJdk();
        clone.run("--help");
        clone.calls();

        clone.run("--help");

        assertThat(clone.calls())
                .singleElement()
                .satisfies(help -> assertThat(help).doesNotContain("-Xlog", READ, WRITE));
    }

    @Test
    void aFolderThatCannotBeWrittenIsDoneWithout() throws Exception {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may write everywhere");
        clone.closeLauncherFolder();

        assertThat(clone.run("--help")).isZero();

        assertThat(clone.calls()).singleElement().asString().doesNotContain(READ, WRITE);
    }

    @Test
    void aWordSwitchesThemOff() throws Exception {
        assertThat(Clone.ended(clone.launch(Map.of("DARKROOM_ARCHIVE", "off"), "--help")))
                .isZero();

        assertThat(clone.calls()).singleElement().asString().doesNotContain("-Xlog", READ, WRITE);
        assertThat(clone.archives()).isEmpty();
    }

    @Test
    void whatWouldEndTheJvmBesideThemWins() throws Exception {
        clone.run("--help");
        clone.calls();

        Clone.ended(clone.launch(Map.of("JAVA_OPTS", "-Xshare:off -XX:+UseG1GC"), "--help"));

        assertThat(clone.calls())
                .singleElement()
                .satisfies(help -> assertThat(help).contains("-Xshare:off").doesNotContain(READ, "UseSerialGC"));
    }

    @Test
    void helpOfACommandIsBrief() throws Exception {
        clone.run("run", "--help");

        assertThat(clone.calls()).last().asString().contains(READ + clone.archive("brief"));
    }

    @Test
    void twoAtOnceMakeThemOnce() throws Exception {
        Process first = clone.launch(Map.of(), "--help");
        Process second = clone.launch(Map.of(), "--version");

        assertThat(List.of(Clone.ended(first), Clone.ended(second))).containsOnly(0);

        assertThat(clone.calls().stream().filter(call -> call.contains(WRITE))).hasSize(2);
    }

    @Test
    void theRehearsalSeesNoSettingAndNoKey() throws Exception {
        Clone.ended(clone.launch(
                Map.of("DARKROOM_PROVIDER", "creativeai", "CREATIVEAI_API_KEY", "secret", "JAVA_OPTS", "-Xmx2g"),
                "--help"));

        assertThat(clone.environmentOfRehearsal())
                .noneMatch(line ->
                        line.startsWith("DARKROOM_") || line.startsWith("CREATIVEAI") || line.startsWith("JAVA"));
    }
}
