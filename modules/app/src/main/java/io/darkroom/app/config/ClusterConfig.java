package io.darkroom.app.config;

/**
 * The Kafka cluster that holds the topics.
 *
 * @param kafka settings passed on to Kafka
 * @param registry schema registry
 * @param topics names and sizes of topics
 */
public record ClusterConfig(KafkaConfig kafka, RegistryConfig registry, TopicsConfig topics) {

    public ClusterConfig {
        if (kafka.bootstrapServers().isPresent() && registry.url().isEmpty()) {
            throw new IllegalArgumentException(
                    "schema-registry.url must be set (--schema-registry URL) together with kafka.bootstrap.servers");
        }
        if (kafka.bootstrapServers().isEmpty() && registry.url().isPresent()) {
            throw new IllegalArgumentException(
                    "kafka.bootstrap.servers must be set (--bootstrap-servers) together with schema-registry.url");
        }
    }

    /** Whether broker and registry run elsewhere. */
    public boolean remote() {
        return kafka.bootstrapServers().isPresent();
    }
}
