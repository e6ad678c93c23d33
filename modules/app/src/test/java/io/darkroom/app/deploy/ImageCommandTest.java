package io.darkroom.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command of the image, with a JVM that only notes how it was called. */
class ImageCommandTest {
    private static final String JVM = "@/opt/darkroom/jvm ";
    private static final String MAIN = "io.darkroom.app.Main ";
    private static final String BESIDE = "-Xmx128m -XX:TieredStopAtLevel=1 ";
    private static final String COLLECTOR = "-XX:+UseSerialGC ";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void theEntryPointIsWhatThePathFinds() throws IOException {
        Dockerfile dockerfile = Dockerfile.read();
        Path command = Path.of(dockerfile.exec("ENTRYPOINT").getFirst());

        assertThat(dockerfile.environment().get("PATH").split(":", -1))
                .startsWith(command.getParent().toString());
        assertThat(command).hasFileName("darkroom");
        assertThat(dockerfile.copies()).containsEntry(Repository.file("deploy/darkroom"), command.toString());
        assertThat(Repository.file("deploy/darkroom")).isExecutable();
        assertThat(Files.readAllLines(Repository.file("deploy/Dockerfile.dockerignore")))
                .contains("!deploy/darkroom", "!deploy/healthy", "!deploy/jvm");
    }

    @Test
    void wordsAreHandedOnAsTheyAre() throws Exception {
        assertThat(called("run", "a file.csv", "")).isEqualTo(JVM + MAIN + "run <a file.csv> <>");
    }

    @Test
    void theNameOfTheCommandMayBeSaidTwice() throws Exception {
        assertThat(called("darkroom", "doctor")).isEqualTo(called("doctor"));
        assertThat(called("darkroom")).isEqualTo(called());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "run", "sandbox"})
    void whatWorksHasTheMemoryOfTheContainer(String command) throws Exception {
        assertThat(called(command)).isEqualTo(JVM + MAIN + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor", "top", "status", "--version"})
    void whatIsStartedBesideAServeTakesLittle(String command) throws Exception {
        assertThat(called(command)).isEqualTo(JVM + BESIDE + COLLECTOR + MAIN + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void theJvmEndsWhenItIsGivenTwoCollectors(String variable) throws Exception {
        environment.put(variable, "-XX:+UseZGC");

        assertThat(called("top")).isEqualTo(JVM + BESIDE + MAIN + "top");
    }

    @Test
    void laterFlagsWin() throws Exception {
        List<String> flags =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        flags.addAll(List.of("-XX:MaxRAMPercentage=65", "-Xmx512m"));
        flags.addAll(List.of((BESIDE + COLLECTOR).strip().split(" ", -1)));
        flags.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Process process = new ProcessBuilder(flags).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("MaxHeapSize +=? *134217728")
                .containsPattern("UseSerialGC +=? *true");
    }

    /** The archive's objects must fit into the first heap of a small container, where it is 1/64 of the memory, or no JVM starts. */
    @Test
    void theFirstHeapHasRoomForTheArchivesObjects() throws IOException {
        assertThat(Files.readAllLines(Repository.file("deploy/jvm"))).contains("-Xms32m");
    }

    /** A front end of its own would be one more image to pull, for what every BuildKit can do. */
    @Test
    void theImageIsBuiltFromItsBaseImagesAlone() throws IOException {
        assertThat(Files.readString(Repository.file("deploy/Dockerfile"))).doesNotContain("syntax=");
    }

    private String called(String... words) throws IOException, InterruptedException {
        Path java = Files.writeString(folder.resolve("java"), """
                #!/bin/sh
                for word in "$@"; do case $word in *' '* | '') word="<$word>" ;; esac; printf '%s ' "$word"; done
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command =
                new ArrayList<>(List.of(Repository.file("deploy/darkroom").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
