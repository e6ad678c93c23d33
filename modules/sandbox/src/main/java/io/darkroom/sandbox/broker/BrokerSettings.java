package io.darkroom.sandbox.broker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where an embedded broker keeps its data and how it listens.
 *
 * @param dir its own folder; made when missing
 * @param port 0 = any free loopback port, the same again at the next start of the folder
 */
public record BrokerSettings(Path dir, int port) {
    /** How long a start may take before it counts as failed. */
    static final Duration START_LIMIT = Duration.ofSeconds(60);

    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sandbox.kafka-port must be 0 to 65535, was " + port);
        }
    }
}
