package io.darkroom.contract.topic.check;

import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ClusterAuthorizationException;

/**
 * Everything there is to say about a cluster that has the topics of a table: the topics, their partitions at this moment,
 * settings of the brokers. Each call waits for the cluster. Any thread that may block.
 */
public final class ClusterCheck {
    private final Admin admin;
    private final TopicAdmin topics;

    /** The admin client stays the caller's to close. */
    public ClusterCheck(Admin admin) {
        this.admin = admin;
        this.topics = new TopicAdmin(admin);
    }

    /** Every deviation; empty when all is well. */
    public List<Deviation> deviations(TopicTable table) {
        List<Deviation> all = new ArrayList<>(topics.deviations(table));
        all.addAll(partitions(table));
        all.addAll(brokers());
        return all;
    }

    private List<Deviation> partitions(TopicTable table) {
        Map<String, TopicSpec> found =
                topics.found(table.specs().stream().map(TopicSpec::name).toList());
        Collection<TopicDescription> described = describe(found.keySet());
        Map<String, Integer> insync = found.values().stream()
                .collect(Collectors.toMap(
                        TopicSpec::name,
                        spec -> Integer.valueOf(
                                spec.config().getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"))));
        return PartitionsNow.of(described, insync);
    }

    private List<Deviation> brokers() {
        Collection<Node> nodes = ClusterAnswer.await(admin.describeCluster().nodes(), "list its brokers");
        if (nodes.isEmpty()) {
            return List.of();
        }
        ConfigResource one = new ConfigResource(
                ConfigResource.Type.BROKER, nodes.iterator().next().idString());
        try {
            Config settings = ClusterAnswer.await(
                            admin.describeConfigs(List.of(one)).all(), "tell the brokers' settings")
                    .getOrDefault(one, new Config(List.of()));
            return BrokerDefaults.of(values(settings), nodes.size());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof ClusterAuthorizationException) {
                return List.of(
                        Deviation.note("The brokers' settings were not looked at: this principal has no right to "
                                + "DESCRIBE_CONFIGS of the cluster."));
            }
            throw e;
        }
    }

    private Collection<TopicDescription> describe(Collection<String> names) {
        return ClusterAnswer.await(admin.describeTopics(names).allTopicNames(), "describe the topics")
                .values();
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
