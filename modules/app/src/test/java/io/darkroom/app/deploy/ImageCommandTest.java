package io.darkroom.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the image, with a JVM that only notes how it was called. */
class ImageCommandTest {
    private static final String MAIN = "@/opt/darkroom/jvm io.darkroom.app.Main ";

    @TempDir
    Path folder;

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
        assertThat(called("run", "a file.csv", "")).isEqualTo(MAIN + "run <a file.csv> <>");
    }

    @Test
    void theNameOfTheCommandMayBeSaidTwice() throws Exception {
        assertThat(called("darkroom", "doctor")).isEqualTo(MAIN + "doctor");
        assertThat(called("darkroom")).isEqualTo(MAIN.strip());
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
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
