package io.darkroom.contract.topic;

import java.util.Map;

/**
 * One topic as it should be, or as it was found. Any thread.
 *
 * @param name name in Kafka, with its prefix
 * @param partitions number of partitions
 * @param replication copies of each partition
 * @param config topic settings by Kafka's names
 */
public record TopicSpec(String name, int partitions, short replication, Map<String, String> config) {
    public TopicSpec {
        config = Map.copyOf(config);
    }
}
