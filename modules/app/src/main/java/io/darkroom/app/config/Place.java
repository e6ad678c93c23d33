package io.darkroom.app.config;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.nio.file.Path;

/**
 * Where this process keeps its state and who it is.
 *
 * @param dataDir folder of all providers
 * @param instanceId stable name in Kafka groups
 */
public record Place(Path dataDir, String instanceId) {

    public Place {
        StreamsSettings.requireInstanceId(instanceId);
    }
}
