package io.darkroom.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The image's HEALTHCHECK. */
class HealthScriptTest {
    private HttpServer server;
    private volatile int answer = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readyIsHealthy() throws Exception {
        assertThat(healthy()).isTrue();
    }

    @Test
    void notReadyIsUnhealthy() throws Exception {
        answer = 503;

        assertThat(healthy()).isFalse();
    }

    @Test
    void nobodyThereIsUnhealthy() throws Exception {
        server.stop(0);

        assertThat(healthy()).isFalse();
    }

    private boolean healthy() throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder("bash", Repository.file("deploy/healthy").toString()).redirectErrorStream(true);
        script.environment()
                .put(
                        "DARKROOM_SERVER_PORT",
                        Integer.toString(server.getAddress().getPort()));
        Process process = script.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }
}
