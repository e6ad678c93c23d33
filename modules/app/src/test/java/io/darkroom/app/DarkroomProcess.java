package io.darkroom.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The darkroom command, or another program, in a process of its own. One thread. */
public final class DarkroomProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final Path out;

    private DarkroomProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Starts it; standard output and error go to one file. */
    public static DarkroomProcess start(Path folder, String line) throws IOException {
        return start(folder, line, Map.of());
    }

    /** As {@link #start(Path, String)}, with variables of its own. */
    public static DarkroomProcess start(Path folder, String line, Map<String, String> environment) throws IOException {
        List<String> command = java(Main.class.getName());
        command.addAll(List.of(line.split(" ")));
        return of(folder, command, environment);
    }

    /**
     * A program in Java on the class path of this test. It lives for seconds: half of the time of a JVM with its default
     * flags would go into code that is compiled well and used no more.
     */
    public static List<String> java(String... flagsAndProgram) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(flagsAndProgram));
        return command;
    }

    /** Any other program, in the same way. */
    public static DarkroomProcess of(Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        Path out = Files.createTempFile(folder, "darkroom", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("DARKROOM_.*|.*_API_KEY|(?i).*_PROXY"));
        builder.environment().put("DARKROOM_SERVER_PORT", "0");
        builder.environment().putAll(environment);
        return new DarkroomProcess(builder.start(), out);
    }

    /** Waits until it has said something. */
    public DarkroomProcess awaitText(String text) {
        await().atMost(LIMIT).until(() -> {
            if (!process.isAlive() && !said().contains(text)) {
                throw new IllegalStateException("ended with " + process.exitValue() + ": " + said());
            }
            return said().contains(text);
        });
        return this;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM and waits for the end. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Sends SIGINT, as Ctrl-C does, and waits for the end. */
    public int interrupt() throws IOException, InterruptedException {
        assumeFalse(
                ignoresInterrupts(), "this build was started with SIGINT ignored, as a shell does in the background");
        signal("-INT");
        return exitCode();
    }

    /** Sends any signal, such as {@code -STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    /** Bit 1 of SigIgn; a process hands this on to its children, and no JVM can take it back. */
    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /** Sends SIGKILL and waits for the end: nothing is finished, nothing is closed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + said());
        }
        return process.exitValue();
    }

    public String said() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
