package io.darkroom.sandbox.registry;

/**
 * Where a registry keeps its schemas and how it listens.
 *
 * @param bootstrapServers the Kafka that holds the topic {@code _schemas}
 * @param port on the loopback interface; 0 = any free one
 * @param compatibility what a subject without a setting of its own asks for
 */
public record RegistrySettings(String bootstrapServers, int port, Compatibility compatibility) {

    public RegistrySettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("sandbox.registry-port must be 0 to 65535, was " + port);
        }
    }

    public RegistrySettings(String bootstrapServers, int port) {
        this(bootstrapServers, port, Compatibility.FULL_TRANSITIVE);
    }
}
