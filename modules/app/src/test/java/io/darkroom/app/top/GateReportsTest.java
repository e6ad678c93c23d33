package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class GateReportsTest {
    @Test
    void breakerAndWaitAreReadFromTheMetrics() {
        String metrics = """
                # HELP darkroom_gate_breaker_open_providers 1 while the breaker is open
                # TYPE darkroom_gate_breaker_open_providers gauge
                darkroom_gate_breaker_open_providers{provider="creativeai"} 1.0
                darkroom_gate_breaker_open_providers{provider="pixelmuse"} 0.0
                darkroom_gate_wait_seconds{provider="pixelmuse"} 12.5
                """;

        assertThat(GateReports.of(metrics))
                .containsEntry("creativeai", new ProviderView.Gates(1, 1, 0))
                .containsEntry("pixelmuse", new ProviderView.Gates(1, 0, 12.5));
    }

    @Test
    void aProcessThatDoesNotAnswerIsNotCounted() {
        assertThat(new GateReports(List.of(URI.create("http://127.0.0.1:1"))).read())
                .isEqualTo(new GateReports.Answers(Map.of(), List.of("http://127.0.0.1:1")));
    }

    @Test
    void allAreAskedAtOnce() throws IOException {
        int processes = 10;
        CountDownLatch asked = new CountDownLatch(processes);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/metrics", exchange -> answerTogether(exchange, asked));
            server.start();
            URI process = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            GateReports.Answers answers =
                    new GateReports(Collections.nCopies(processes, process), Duration.ofSeconds(60)).read();

            assertThat(answers)
                    .isEqualTo(
                            new GateReports.Answers(Map.of("p", new ProviderView.Gates(processes, 0, 0)), List.of()));
        } finally {
            server.stop(0);
        }
    }

    /** None is answered before all are asked. */
    private static void answerTogether(HttpExchange exchange, CountDownLatch asked) throws IOException {
        asked.countDown();
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = "darkroom_gate_breaker_open_providers{provider=\"p\"} 0.0\n".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void onlyAnAnswerOf200Counts() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = "darkroom_gate_wait_seconds{provider=\"p\"} 1.0\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String process = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(new GateReports(List.of(URI.create(process))).read())
                    .isEqualTo(new GateReports.Answers(Map.of(), List.of(process)));
        } finally {
            server.stop(0);
        }
    }
}
