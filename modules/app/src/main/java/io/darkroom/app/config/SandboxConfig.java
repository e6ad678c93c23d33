package io.darkroom.app.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The sandbox.
 *
 * @param latency how long it draws, 0 to 10 min
 * @param faults script of faults
 * @param ports ports in {@code darkroom sandbox}
 */
public record SandboxConfig(Duration latency, Optional<String> faults, Ports ports) {

    public SandboxConfig {
        if (latency.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("sandbox.latency must be 0s to 10m, was " + latency);
        }
    }

    /** Fixed ports, 0 is any free one. */
    public record Ports(int broker, int registry, int api) {
        public Ports {
            check("broker", broker);
            check("registry", registry);
            check("api", api);
        }

        private static void check(String name, int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("sandbox.ports.%s must be 0 to 65535, was %d".formatted(name, port));
            }
        }
    }
}
