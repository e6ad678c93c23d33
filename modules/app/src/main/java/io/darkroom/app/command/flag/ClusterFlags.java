package io.darkroom.app.command.flag;

import io.darkroom.app.config.source.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that name a Kafka cluster; without them broker and registry run in this process. One thread. */
public final class ClusterFlags implements SettingFlags {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,…",
            description = "Kafka brokers; default: a broker in this process. serve needs them.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Schema registry that belongs to --bootstrap-servers.")
    private @Nullable String schemaRegistry;

    @Override
    public void addTo(Overrides overrides) {
        overrides
                .put("kafka.bootstrap.servers", bootstrapServers, "--bootstrap-servers")
                .put("schema-registry.url", schemaRegistry, "--schema-registry");
    }
}
