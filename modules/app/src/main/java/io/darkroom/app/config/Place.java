package io.darkroom.app.config;

import java.nio.file.Path;

/**
 * Where this process keeps its state and who it is.
 *
 * @param dataDir folder of all providers
 * @param instanceId stable name in Kafka groups, at most 100 letters, digits, dots, underscores or hyphens
 */
public record Place(Path dataDir, String instanceId) {

    public Place {
        if (!instanceId.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "instance-id must be 1 to 100 letters, digits, dots, underscores or hyphens, was " + instanceId);
        }
    }
}
