package io.darkroom.benchmarks.lab;

import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program under test: {@code bin/darkroom} as users start it, in its own process. One owner. */
public final class Darkroom implements AutoCloseable {
    private static final long SAMPLE_MILLIS = 100;
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path output;
    private final long startedMicros;
    private Usage last = Usage.NONE;

    private Darkroom(Process process, Path output, long startedMicros) {
        this.process = process;
        this.output = output;
        this.startedMicros = startedMicros;
    }

    /**
     * Starts it.
     *
     * @param scratch folder to run in; all that it prints is added to {@code darkroom.log} there
     * @param jvmOptions further options of its JVM
     * @param arguments subcommand and flags
     */
    public static Darkroom start(Scratch scratch, List<String> jvmOptions, List<String> arguments) {
        Path output = scratch.file("darkroom.log");
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.endsWith("_API_KEY") || name.startsWith("DARKROOM_"));
        builder.environment().put("JAVA_OPTS", String.join(" ", jvmOptions));
        builder.directory(scratch.folder().toFile());
        try {
            long now = Clock.micros();
            return new Darkroom(builder.start(), output, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds it when a source is newer, so that no measurement waits for that. */
    public static void build() {
        try (Scratch scratch = Scratch.make(false);
                Darkroom version = start(scratch, List.of(), List.of("--version"))) {
            version.awaitSuccess();
        }
    }

    private static Path launcher() {
        return Path.of(System.getProperty("darkroom.root", "."), "bin", "darkroom");
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** When it was started, microseconds since 1970. */
    public long startedMicros() {
        return startedMicros;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /**
     * Waits for its end.
     *
     * @return what it had used, as seen at most a tenth of a second before
     * @throws IllegalStateException with what it printed last unless it ended with 0
     */
    public Usage awaitSuccess() {
        try {
            do {
                Usage now = Usage.of(handle());
                last = now.peakRssBytes() > 0 ? now : last;
            } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("darkroom ended with " + process.exitValue() + ":\n" + lastWords());
        }
        return last;
    }

    /** The end of what it printed. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(nothing: " + e.getMessage() + ")";
        }
    }

    /** Asks it to stop (SIGTERM) and waits; killed after a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
