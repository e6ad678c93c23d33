package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
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
                .isEmpty();
    }
}
