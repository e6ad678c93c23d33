package io.darkroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.webhook.Signing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxSettingsTest {

    @TempDir
    Path temp;

    @Test
    void portsAreTheSameAgainInTheSameFolder() throws Exception {
        SandboxSettings settings =
                new SandboxSettings(Latency.NONE, "none", false, Set.of(), Signing.NONE, SandboxSettings.Ports.ANY);

        assertThat(settings.api(temp).port())
                .isEqualTo(settings.api(temp).port())
                .isPositive();
        assertThat(settings.registry(temp, "127.0.0.1:1").port())
                .isNotEqualTo(settings.api(temp).port());
    }

    @Test
    void latencyIsATimeOrASpan() {
        assertThat(Latency.parse("1.5s")).isEqualTo(Latency.of(Duration.ofMillis(1500)));
        assertThat(Latency.parse("200ms..2s")).isEqualTo(new Latency(Duration.ofMillis(200), Duration.ofSeconds(2)));
        assertThatThrownBy(() -> Latency.parse("2s..1s")).hasMessageContaining("sandbox.latency");
        assertThatThrownBy(() -> Latency.parse("soon")).hasMessageContaining("sandbox.latency");
    }

    @Test
    void wrongPortsAreRefusedByName() {
        assertThatThrownBy(() -> new SandboxSettings.Ports(0, 70_000, 0, "127.0.0.1"))
                .hasMessage("sandbox.registry-port must be 0 to 65535, was 70000");
        assertThatThrownBy(() -> new SandboxSettings.Ports(9092, 9092, 0, "127.0.0.1"))
                .hasMessageContaining("must differ");
        assertThatThrownBy(() -> new SandboxSettings.Ports(0, 0, 0, "http://x"))
                .hasMessage("sandbox.api-host must be a host name or an IPv4 address, was http://x");
    }
}
