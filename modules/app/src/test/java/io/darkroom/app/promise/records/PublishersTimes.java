package io.darkroom.app.promise.records;

import io.darkroom.app.promise.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Records whose timestamps are those of their publisher, whatever they say. One thread. */
final class PublishersTimes {
    private static final Duration DECADE = Duration.ofDays(3650);
    private static final Duration YEAR = Duration.ofDays(365);

    private PublishersTimes() {}

    /** The first there is, one of ten years ago, one that a year is missing to. */
    static List<Instant> odd() {
        return List.of(Instant.EPOCH, Instant.now().minus(DECADE), Instant.now().plus(YEAR));
    }

    /** The topic of events, which others own, lets them stand. */
    static void keep(World world) throws Exception {
        ConfigResource changes = new ConfigResource(
                ConfigResource.Type.TOPIC,
                world.installation().topics().changes().name());
        try (Admin admin = world.installation().admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            changes,
                            List.of(
                                    set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
                                    set(
                                            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                                            Long.toString(Long.MAX_VALUE)),
                                    set(TopicConfig.RETENTION_MS_CONFIG, "-1"))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
