package io.darkroom.contract.serde.registry;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Apicurio registry as a process, in memory, unpacked by the build into target/apicurio. One thread. */
final class ApicurioRegistry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path FOLDER = Path.of("target", "apicurio");

    private final int port = freePort();
    private final int managementPort = freePort();
    private Process process = begin();

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** Stops it as an outage would. */
    void stop() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Apicurio does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts it again at the same address, empty. */
    void startAgain() {
        process = begin();
    }

    /** Posts JSON without our client. */
    String post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json).body();
    }

    /** Sets the rule for new versions of a subject. */
    void requireFullTransitive(String subject) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("PUT", "/config/" + subject, "{\"compatibility\": \"FULL_TRANSITIVE\"}");
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String json)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        stop();
    }

    private Process begin() {
        try {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.http.host=127.0.0.1",
                            "-Dquarkus.http.port=" + port,
                            "-Dquarkus.management.host=127.0.0.1",
                            "-Dquarkus.management.port=" + managementPort,
                            "-jar",
                            runner().orElseThrow().toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "apicurio.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            await("the start of Apicurio, see target/apicurio.log")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> answers());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url() + "/subjects")).build();
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        }
    }

    /** False when the build did not fetch it. */
    static boolean isAtHand() {
        return runner().isPresent();
    }

    private static Optional<Path> runner() {
        if (!Files.isDirectory(FOLDER)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
