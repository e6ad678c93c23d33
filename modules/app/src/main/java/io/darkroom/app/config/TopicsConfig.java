package io.darkroom.app.config;

import io.darkroom.contract.topic.TopicNames;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.right.ApplicationIds;
import io.darkroom.pipeline.generate.GenerateStage;
import io.darkroom.pipeline.generate.purpose.Drawing;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.purpose.Storing;
import io.darkroom.pipeline.intake.IntakeStage;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Names and sizes of Darkroom's topics.
 *
 * @param prefix put before every name, may be empty; bounds as in {@link TopicNames}
 * @param sizing numbers behind the topic table
 */
public record TopicsConfig(String prefix, TopicSizing sizing) {
    public TopicsConfig {
        TopicNames.requirePrefix(prefix);
    }

    /** The topics as they should be, with those of these providers. */
    public TopicTable table(Collection<String> providers) {
        return TopicTable.of(prefix, providers, sizing);
    }

    /** As {@link #table}, and with those that only one stage uses: changelogs and the repartition topic. */
    public TopicTable whole(Collection<String> providers) {
        ApplicationIds ids = new ApplicationIds(prefix);
        int partitions = sizing.partitions();
        TopicTable whole = table(providers)
                .withInternal(specs(ids.intake(), IntakeStage.internalTopics(partitions)), prefix + "image.completed");
        for (String provider : providers) {
            whole = whole.withInternal(
                    specs(ids.generation(provider), GenerateStage.internalTopics(purpose(provider), partitions)),
                    prefix + "image.requests." + provider);
        }
        return whole;
    }

    private static Purpose purpose(String provider) {
        return provider.equals(Topics.ASSET_STAGE) ? Storing.onRequest() : new Drawing();
    }

    private List<TopicSpec> specs(String application, List<InternalTopic> topics) {
        return topics.stream()
                .map(topic -> new TopicSpec(
                        application + "-" + topic.name(),
                        topic.partitions(),
                        sizing.replication(),
                        safe(topic.config())))
                .toList();
    }

    /** What a changelog holds must not be lost with one broker. */
    private Map<String, String> safe(Map<String, String> config) {
        Map<String, String> safe = new HashMap<>(config);
        if (sizing.minInSync() > 1) {
            safe.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(sizing.minInSync()));
        }
        return safe;
    }
}
