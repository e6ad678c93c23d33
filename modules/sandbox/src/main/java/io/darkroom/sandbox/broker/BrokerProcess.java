package io.darkroom.sandbox.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The embedded broker in a JVM of its own, for tests and benchmarks that kill or freeze it. Its output goes to
 * {@code broker.log} in its folder. One owner.
 */
public final class BrokerProcess implements AutoCloseable {

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the process with this JVM's java and class path, waits until the broker is ready.
     *
     * @throws BrokerStartException with the broker's own sentence
     */
    public static BrokerProcess start(BrokerSettings settings) {
        try {
            Files.createDirectories(settings.dir());
            Process process = new ProcessBuilder(command(settings))
                    .redirectError(settings.dir().resolve("broker.log").toFile())
                    .start();
            CompletableFuture<String> said = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("broker-process").start(() -> listen(process, said));
            String last;
            try {
                last = said.completeOnTimeout(
                                "The broker was not ready within " + BrokerSettings.START_LIMIT.toSeconds() + " s.",
                                BrokerSettings.START_LIMIT.toMillis(),
                                TimeUnit.MILLISECONDS)
                        .join();
            } finally {
                if (!said.getNow("").startsWith(BrokerMain.READY)) {
                    process.destroyForcibly();
                }
            }
            if (!last.startsWith(BrokerMain.READY)) {
                throw new BrokerStartException(last, null);
            }
            return new BrokerProcess(process, last.substring(BrokerMain.READY.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: nothing is flushed, closed or said. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Freezes the process (SIGSTOP) until {@link #resume()}; Unix only. */
    public void freeze() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    /** Ends the process in an orderly way; killed after a minute. */
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private static List<String> command(BrokerSettings settings) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String quiet = BrokerProcess.class
                .getResource("/io/darkroom/sandbox/broker-logback.xml")
                .toString();
        return List.of(
                java.toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + quiet,
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                settings.dir().toString(),
                Integer.toString(settings.port()));
    }

    private static void listen(Process process, CompletableFuture<String> said) {
        String last = "The broker's process ended without a word.";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
                if (line.startsWith(BrokerMain.READY)) {
                    said.complete(line);
                }
            }
        } catch (IOException ended) {
            last = "The broker's process ended: " + ended.getMessage();
        }
        said.complete(last);
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
