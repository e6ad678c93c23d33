package io.darkroom.benchmarks.lab;

import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.benchmarks.measure.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program under test, in a process of its own. One owner. */
public final class Program implements AutoCloseable {
    private static final long SAMPLE_MILLIS = 100;
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final Path output;
    private final long startedMicros;
    private Usage last = Usage.NONE;

    private Program(Process process, Path output, long startedMicros) {
        this.process = process;
        this.output = output;
        this.startedMicros = startedMicros;
    }

    /**
     * Starts it.
     *
     * @param command program and arguments
     * @param environment variables besides this process's own; none of Darkroom's and no API key is handed on
     * @param scratch folder to run in
     * @param log name of the file there that all it prints is added to
     */
    static Program start(List<String> command, Map<String, String> environment, Scratch scratch, String log) {
        Path output = scratch.file(log);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .directory(scratch.folder().toFile());
        builder.environment().keySet().removeIf(name -> name.endsWith("_API_KEY") || name.startsWith("DARKROOM_"));
        builder.environment().putAll(environment);
        try {
            long now = Clock.micros();
            return new Program(builder.start(), output, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** When it was started, microseconds since 1970. */
    public long startedMicros() {
        return startedMicros;
    }

    /**
     * Looks whether it still runs.
     *
     * @throws IllegalStateException with what it printed last when it has ended
     */
    public void requireRunning() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue() + ":\n" + lastWords());
        }
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
            throw new IllegalStateException("it ended with " + process.exitValue() + ":\n" + lastWords());
        }
        return last;
    }

    /** When it last printed a line with this text, by the time in front of it; microseconds since 1970. */
    public OptionalLong saidMicros(String text) {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.contains(text))
                    .mapToLong(line -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(line.split(" ", 2)[0])))
                    .max();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** As {@code kill -9}: returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
