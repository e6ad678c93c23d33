package io.darkroom.sandbox.broker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where an embedded broker keeps its data and how it listens.
 *
 * @param dir its own folder; made when missing
 * @param port 0 = any free loopback port, the same again at the next start of the folder
 * @param startLimit how long a start may take before it counts as failed
 */
public record BrokerSettings(Path dir, int port, Duration startLimit) {

    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sandbox.kafka-port must be 0 to 65535, was " + port);
        }
        if (startLimit.compareTo(Duration.ofSeconds(1)) < 0 || startLimit.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("sandbox.start-limit must be 1s to 10m, was " + startLimit);
        }
    }

    public BrokerSettings(Path dir, int port) {
        this(dir, port, Duration.ofSeconds(60));
    }
}
