package io.darkroom.benchmarks.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A fake API in a JVM of its own. One owner. */
public final class ApiProcess implements AutoCloseable {
    private final Process process;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    private ApiProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts it with this JVM's java and class path, returns when it answers.
     *
     * @param latency time from a call to its answer
     * @param each whether it keeps the times of every call
     */
    public static ApiProcess start(Duration latency, boolean each) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FakeApiMain.class.getName(),
                Long.toString(latency.toMillis()),
                Boolean.toString(each));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            String line = lines.readLine();
            if (line == null || !line.startsWith(FakeApiMain.READY)) {
                process.destroyForcibly();
                throw new IllegalStateException("the fake API did not start: " + line);
            }
            return new ApiProcess(process, URI.create(line.substring(FakeApiMain.READY.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scheme, host and port. */
    public URI base() {
        return base;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Calls and how many there were at once. */
    public ApiStats stats() {
        return ApiStats.read(get(FakeApi.STATS));
    }

    /** Every call that was answered, in the order of the answers; empty unless started to keep each. */
    public List<ApiCall> calls() {
        return ApiCall.read(get(FakeApi.CALLS));
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
    }

    private String get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
