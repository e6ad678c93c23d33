package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher records, recorded by a real JVM from the real jar. */
@Tag("long")
class RehearsalIT {
    private static final Path JAR = Path.of("target", "darkroom.jar").toAbsolutePath();
    private static final int AOT_CACHE = 25;

    @TempDir
    Path folder;

    @Test
    void aRehearsalEndsWellAndLeavesAnArchiveThatStartsMayRead() throws Exception {
        assumeTrue(Runtime.version().feature() >= AOT_CACHE, "older JDKs keep another kind of archive");
        Path archive = folder.resolve("archive");
        Path own = Files.createDirectory(folder.resolve("rehearsal"));

        Ending rehearsal = java("-XX:AOTCacheOutput=" + archive, Rehearsal.class.getName(), own.toString());
        Ending version = java("-XX:AOTCache=" + archive, "-XX:AOTMode=on", Main.class.getName(), "--version");

        assertThat(rehearsal.code()).as(rehearsal.said()).isZero();
        assertThat(rehearsal.said()).contains("Completed: 4");
        assertThat(version.code()).as(version.said()).isZero();
    }

    private record Ending(int code, String said) {}

    private Ending java(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                JAR.toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "java", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("DARKROOM_.*|.*_API_KEY|(?i).*_PROXY"));
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ending(process.waitFor(), Files.readString(out));
    }
}
