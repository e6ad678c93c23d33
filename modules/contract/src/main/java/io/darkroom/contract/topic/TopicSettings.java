package io.darkroom.contract.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.DELETE_RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The settings of each kind of topic. Any thread. */
final class TopicSettings {

    private static final String FOR_EVER = "-1";
    private static final String SEGMENT_BYTES = Integer.toString(64 << 20);
    private static final String COMPACTED_SEGMENT_BYTES = Integer.toString(16 << 20);
    private static final String ONE_DAY = Long.toString(Duration.ofDays(1).toMillis());
    private static final String ONE_HOUR = Long.toString(Duration.ofHours(1).toMillis());

    private final int minInSync;

    TopicSettings(TopicSizing sizing) {
        minInSync = sizing.minInSync();
    }

    /** Records until they are deleted on purpose, by {@code deleteRecords} below the committed offset. */
    Map<String, String> keptForEver(int maxBytes) {
        return log(FOR_EVER, maxBytes);
    }

    /** Records for some time, whatever their number. */
    Map<String, String> keptFor(Duration retention, int maxBytes) {
        return log(Long.toString(retention.toMillis()), maxBytes);
    }

    /** The newest record of each key. */
    Map<String, String> compacted(int maxBytes) {
        Map<String, String> config = shared(maxBytes);
        config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
        config.put(SEGMENT_BYTES_CONFIG, COMPACTED_SEGMENT_BYTES);
        // An active segment is never compacted: roll it daily even when little is written.
        config.put(SEGMENT_MS_CONFIG, ONE_DAY);
        config.put(DELETE_RETENTION_MS_CONFIG, ONE_DAY);
        config.put(MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
        // Whoever waits for the decision about an event must find it although the key moved on.
        config.put(MIN_COMPACTION_LAG_MS_CONFIG, ONE_HOUR);
        return config;
    }

    private Map<String, String> log(String retentionMillis, int maxBytes) {
        Map<String, String> config = shared(maxBytes);
        config.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
        config.put(RETENTION_MS_CONFIG, retentionMillis);
        // A broker-wide log.retention.bytes would delete unread work.
        config.put(RETENTION_BYTES_CONFIG, FOR_EVER);
        config.put(SEGMENT_BYTES_CONFIG, SEGMENT_BYTES);
        config.put(SEGMENT_MS_CONFIG, ONE_DAY);
        return config;
    }

    private Map<String, String> shared(int maxBytes) {
        Map<String, String> config = new HashMap<>();
        // A replayed old event must not be deleted as old.
        config.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        config.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
        config.put(MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSync));
        return config;
    }
}
