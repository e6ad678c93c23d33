package io.darkroom.pipeline.stream.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Properties of the clients that a stage has beside Kafka Streams: where the brokers are and how to log in. Any thread. */
public final class ClientSettings {
    private ClientSettings() {}

    /** Settings for plain clients: what the overrides say about connection and login, nothing about reading or writing. */
    public static Map<String, Object> of(StreamsSettings streams) {
        Set<String> known = AdminClientConfig.configNames();
        Map<String, Object> config = new HashMap<>();
        streams.overrides().forEach((name, value) -> {
            if (known.contains(name)) {
                config.put(name, value);
            }
        });
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, streams.bootstrapServers());
        return config;
    }
}
