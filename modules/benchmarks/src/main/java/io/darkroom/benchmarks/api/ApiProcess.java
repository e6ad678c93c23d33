package io.darkroom.benchmarks.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
                "-Xmx768m",
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
        return ApiStats.read(text(get(FakeApi.STATS)));
    }

    /** Every call in the order of arrival; empty unless started to keep each. */
    public List<ApiCall> calls() {
        return ApiCall.read(ByteBuffer.wrap(get(FakeApi.CALLS)));
    }

    /** All calls are taken from now on. */
    public void refuseNone() {
        rule("none");
    }

    /** Every call that comes within this time is answered 503 at once. Returns when it began, microseconds since 1970. */
    public long refuseAll(Duration outage) {
        return rule("outage " + outage.toMillis());
    }

    /** More calls than these are answered 429, with this {@code Retry-After} if there is one. */
    public void refuseAbove(int perSecond, Optional<Duration> retryAfter) {
        rule("limit " + perSecond
                + retryAfter.map(wait -> " " + wait.toSeconds()).orElse(""));
    }

    /** After so many further calls all are answered 402. */
    public void refuseAfter(int calls) {
        rule("quota " + calls);
    }

    private long rule(String rule) {
        return Long.parseLong(text(send(
                HttpRequest.newBuilder(base.resolve(FakeApi.RULE)).POST(HttpRequest.BodyPublishers.ofString(rule)))));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
    }

    private byte[] get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
