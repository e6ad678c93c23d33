package io.darkroom.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.Broker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image contains, started as the image starts it: folders, user, environment and entry point of the Dockerfile. */
class ImageIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void servesAsAnUnprivilegedUserOnAReadOnlyRootUntilItIsTerminated() throws Exception {
        Dockerfile dockerfile = Dockerfile.read();
        ImageRoot image = ImageRoot.assemble(folder.resolve("image"), dockerfile);
        assumeTrue(image.possible(), "this machine allows no mount name space");
        Path out = folder.resolve("serve.out");
        int port = freePort();
        try (Broker broker = Broker.on(folder.resolve("data"))) {
            Process serve = image.start(
                    out,
                    Map.of(
                            "DARKROOM_KAFKA_BOOTSTRAP_SERVERS",
                                    broker.installation().bootstrapServers(),
                            "DARKROOM_SCHEMA_REGISTRY_URL",
                                    broker.installation().registry().toString(),
                            "DARKROOM_PROVIDERS_SANDBOX_BASE_URL", "http://127.0.0.1:1",
                            "DARKROOM_SERVER_PORT", Integer.toString(port)),
                    "serve");
            try {
                awaitHealthy(serve, out, port, dockerfile);

                assertThat(rootMount(serve)).as("the root file system").startsWith("ro");
                if (ImageRoot.asRoot()) {
                    assertThat(uid(serve)).isEqualTo(dockerfile.last("USER").split(":", -1)[0]);
                }
                assertThat(image.state().resolve("sandbox")).isDirectory();

                serve.destroy();

                assertThat(serve.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(serve.exitValue()).as(Files.readString(out)).isZero();
                assertThat(Files.readString(out))
                        .contains("stopping: no new calls")
                        .doesNotContain("Exception", "WARNING:", "Unrecognized");
            } finally {
                serve.destroyForcibly();
            }
        }
    }

    /** Asks as the image's HEALTHCHECK does. */
    private static void awaitHealthy(Process process, Path out, int port, Dockerfile dockerfile) throws IOException {
        String check = dockerfile.exec("HEALTHCHECK").getFirst();
        String script = dockerfile.copies().entrySet().stream()
                .filter(copy -> copy.getValue().equals(check))
                .map(copy -> copy.getKey().toString())
                .findFirst()
                .orElseThrow();
        await().atMost(LIMIT).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended with " + process.exitValue() + ": " + Files.readString(out));
            }
            ProcessBuilder question = new ProcessBuilder("bash", script).redirectErrorStream(true);
            question.environment().put("DARKROOM_SERVER_PORT", Integer.toString(port));
            return question.start().waitFor() == 0;
        });
    }

    /** Options of the mount that the process has as its root. */
    private static String rootMount(Process process) throws IOException {
        List<String> mounts = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "mountinfo"));
        return mounts.stream()
                .map(line -> line.split(" ", -1))
                .filter(fields -> fields[4].equals("/"))
                .map(fields -> fields[5])
                .reduce((first, second) -> second)
                .orElse("none");
    }

    private static String uid(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+", -1)[1])
                .findFirst()
                .orElse("");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
