package io.darkroom.app.config;

/**
 * Names and sizes of Darkroom's topics.
 *
 * @param prefix put before every name, may be empty
 * @param partitions partitions of each topic, 1 to 10,000
 * @param replication replicas of each topic, 1 to 9
 */
public record TopicsConfig(String prefix, int partitions, short replication) {

    public TopicsConfig {
        if (!prefix.matches("[A-Za-z0-9._-]{0,60}")) {
            throw new IllegalArgumentException(
                    "topics.prefix must be at most 60 letters, digits, dots, underscores or hyphens, was " + prefix);
        }
        if (partitions < 1 || partitions > 10_000) {
            throw new IllegalArgumentException("topics.partitions must be 1 to 10000, was " + partitions);
        }
        if (replication < 1 || replication > 9) {
            throw new IllegalArgumentException("topics.replication must be 1 to 9, was " + replication);
        }
    }
}
