package io.darkroom.app.deploy.watch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prometheus' own judge of rules. One thread. */
final class Promtool {
    private Promtool() {}

    /**
     * How it ended and what it said.
     *
     * @param code 0 when all is well
     */
    record Verdict(int code, String said) {}

    /** Skips the test where there is none; in CI, where {@code .ci/setup} installs it, that is a failure. */
    static Verdict run(Path folder, String... arguments) throws IOException, InterruptedException {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "promtool")));
        assumeTrue(
                there || System.getenv("CI") != null,
                "needs promtool of Prometheus on the PATH; .ci/setup installs it");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("promtool", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("promtool does not end");
        }
        String said = Files.readString(out);
        Files.delete(out);
        return new Verdict(process.exitValue(), said);
    }
}
