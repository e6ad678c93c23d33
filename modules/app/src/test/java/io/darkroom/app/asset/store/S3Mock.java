package io.darkroom.app.asset.store;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Adobe's S3Mock as a process, fetched by the build into target/s3mock, with one bucket. One thread. */
public final class S3Mock implements AutoCloseable {
    /** The bucket. */
    public static final String BUCKET = "pictures";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path JAR = Path.of("target", "s3mock", "s3mock.jar").toAbsolutePath();

    private final int port = freePort();
    private final Process process;

    /** Starts it and waits until it answers. */
    public S3Mock(Path folder) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        JAR.toString(),
                        "--http.port=" + port,
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.store.root=" + Files.createDirectories(folder.resolve("s3")))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3mock.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await("the start of S3Mock, see target/s3mock.log")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(this::answers);
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(BUCKET));
        }
    }

    /** False when the build did not fetch it. */
    public static boolean isAtHand() {
        return Files.isRegularFile(JAR);
    }

    /** Its address. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A client of the test's own; it takes the credentials of the system properties. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Keys of what it holds. */
    public List<String> keys() {
        try (S3Client client = client()) {
            return client.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(endpoint()).build(), BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("S3Mock does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
