package io.darkroom.pipeline.stream.topic;

import java.util.Map;

/**
 * A topic that only Kafka Streams uses.
 *
 * @param name its name without the application id
 * @param partitions as many as the tasks that use it
 */
public record InternalTopic(String name, int partitions, Map<String, String> config) {
    private static final String CHANGELOG = "-changelog";
    private static final String REPARTITION = "-repartition";
    private static final String MEBIBYTE_32 = Integer.toString(32 * 1024 * 1024);

    /** Changelog of a store; small segments, or the active one, which is never compacted, grows to a gibibyte. */
    public static InternalTopic changelog(String store, int partitions) {
        return new InternalTopic(
                store + CHANGELOG,
                partitions,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.bytes", MEBIBYTE_32,
                        "segment.ms", "3600000",
                        "min.cleanable.dirty.ratio", "0.3",
                        "delete.retention.ms", "3600000",
                        "max.message.bytes", Integer.toString(4 * 1024 * 1024),
                        "message.timestamp.type", "CreateTime"));
    }

    /** Repartition topic; Kafka Streams deletes what was read. */
    public static InternalTopic repartition(String name, int partitions) {
        return new InternalTopic(
                name + REPARTITION,
                partitions,
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "segment.bytes", MEBIBYTE_32,
                        "max.message.bytes", Integer.toString(4 * 1024 * 1024),
                        "message.timestamp.type", "CreateTime"));
    }

    /** Full name of the changelog of an application's store. */
    public static String changelogOf(String applicationId, String store) {
        return fullName(applicationId, store + CHANGELOG);
    }

    /** Full name of an application's repartition topic. */
    public static String repartitionOf(String applicationId, String name) {
        return fullName(applicationId, name + REPARTITION);
    }

    /** Its name on the cluster. */
    String of(String applicationId) {
        return fullName(applicationId, name);
    }

    private static String fullName(String applicationId, String name) {
        return applicationId + "-" + name;
    }

    boolean isChangelog() {
        return name.endsWith(CHANGELOG);
    }
}
