package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
