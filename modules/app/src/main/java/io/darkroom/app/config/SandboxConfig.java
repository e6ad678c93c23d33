package io.darkroom.app.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The sandbox.
 *
 * @param latency how long it draws, 0 to 10 min
 * @param faults script of faults
 * @param kafkaPort port of the broker in {@code darkroom sandbox}, 0 is any free one
 * @param registryPort port of the schema registry there
 * @param apiPort port of the image API there
 */
public record SandboxConfig(Duration latency, Optional<String> faults, int kafkaPort, int registryPort, int apiPort) {

    public SandboxConfig {
        if (latency.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("sandbox.latency must be 0s to 10m, was " + latency.toSeconds() + "s");
        }
        check("sandbox.kafka-port", kafkaPort);
        check("sandbox.registry-port", registryPort);
        check("sandbox.api-port", apiPort);
    }

    /** The same sandbox on any free ports, for a command that needs it for itself only. */
    public SandboxConfig onFreePorts() {
        return new SandboxConfig(latency, faults, 0, 0, 0);
    }

    private static void check(String property, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(property + " must be 0 to 65535, was " + port);
        }
    }
}
