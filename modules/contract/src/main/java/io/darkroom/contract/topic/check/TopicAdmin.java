package io.darkroom.contract.topic.check;

import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the topics of the table and compares those that exist with it. Each call waits for the cluster, at most a
 * minute, and throws {@link IllegalStateException} with a sentence when it does not answer or refuses. Any thread that
 * may block.
 */
public final class TopicAdmin {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;

    /** The admin client stays the caller's to close. */
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes the topics that are missing and waits until they have leaders. One that belongs together with topics that exist
     * gets as many partitions as they have.
     *
     * @return those made, by name, in the order of the table
     * @throws IllegalArgumentException when there are fewer brokers than copies are wanted
     */
    public Map<String, TopicSpec> create(TopicTable table) {
        Map<String, TopicSpec> existing = found(table);
        Map<String, TopicSpec> missing = new LinkedHashMap<>();
        table.fitting(existing).forEach(spec -> {
            if (!existing.containsKey(spec.name())) {
                missing.put(spec.name(), spec);
            }
        });
        admin.createTopics(missing.values().stream().map(TopicAdmin::wanted).toList())
                .values()
                .forEach((name, creation) -> {
                    if (!created(Objects.requireNonNull(missing.get(name)), creation)) {
                        missing.remove(name);
                    }
                });
        awaitLeaders(missing.keySet());
        return missing;
    }

    /** Every deviation from the table, for {@code darkroom topics check}; empty when all is well. */
    public List<Deviation> deviations(TopicTable table) {
        return TopicComparison.of(table, found(table));
    }

    /** The deviations with which nothing can work, or records would be lost; start-up refuses with them. */
    public List<String> obstacles(TopicTable table) {
        return deviations(table).stream()
                .filter(Deviation::fatal)
                .map(Deviation::sentence)
                .toList();
    }

    /** The topics of these names that exist, as they are; others are absent. */
    public Map<String, TopicSpec> found(Collection<String> topics) {
        Set<String> existing = names();
        existing.retainAll(Set.copyOf(topics));
        refuseHidden(topics, existing);
        Map<String, TopicDescription> descriptions =
                ClusterAnswer.await(admin.describeTopics(existing).allTopicNames(), "describe the topics");
        Map<ConfigResource, Config> configs = ClusterAnswer.await(
                admin.describeConfigs(
                                existing.stream().map(TopicAdmin::resource).toList())
                        .all(),
                "read the topics' settings");
        return descriptions.values().stream()
                .map(topic -> spec(topic, configs.get(resource(topic.name()))))
                .collect(Collectors.toUnmodifiableMap(TopicSpec::name, spec -> spec));
    }

    /** What a principal may not see looks as if it were missing, until it is asked for by name. */
    private void refuseHidden(Collection<String> wanted, Set<String> seen) {
        List<String> unseen =
                wanted.stream().filter(name -> !seen.contains(name)).sorted().toList();
        Set<String> hidden = new TreeSet<>();
        admin.describeTopics(unseen).topicNameValues().forEach((name, answer) -> {
            if (ClusterAnswer.failure(answer) instanceof TopicAuthorizationException) {
                hidden.add(name);
            }
        });
        if (!hidden.isEmpty()) {
            throw new IllegalStateException(
                    "This principal has no right to DESCRIBE topic " + String.join(", ", hidden),
                    new TopicAuthorizationException(hidden));
        }
    }

    private static NewTopic wanted(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.config());
    }

    private Map<String, TopicSpec> found(TopicTable table) {
        Set<String> names = table.specs().stream().map(TopicSpec::name).collect(Collectors.toSet());
        table.coPartitioned().forEach(names::addAll);
        return found(names);
    }

    private Set<String> names() {
        return new HashSet<>(ClusterAnswer.await(admin.listTopics().names(), "list the topics"));
    }

    private static boolean created(TopicSpec topic, KafkaFuture<Void> creation) {
        String name = topic.name();
        try {
            creation.get(ClusterAnswer.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            if (e.getCause() instanceof InvalidReplicationFactorException) {
                throw new IllegalArgumentException(
                        "topics.replication must be at most the number of brokers, was %d: Kafka cannot create topic %s (%s)"
                                .formatted(
                                        topic.replication(), name, e.getCause().getMessage()),
                        e.getCause());
            }
            throw ClusterAnswer.refused("create topic " + name, e.getCause());
        } catch (InterruptedException e) {
            throw ClusterAnswer.interrupted(e);
        } catch (TimeoutException e) {
            throw ClusterAnswer.refused("create topic " + name, e);
        }
    }

    private void awaitLeaders(Collection<String> topics) {
        long start = System.nanoTime();
        while (!haveLeaders(topics)) {
            if (System.nanoTime() - start > ClusterAnswer.PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "New topics have no leader after " + ClusterAnswer.PATIENCE.toSeconds() + " s: " + topics);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            } catch (InterruptedException e) {
                throw ClusterAnswer.interrupted(e);
            }
        }
    }

    private boolean haveLeaders(Collection<String> topics) {
        if (!names().containsAll(topics)) {
            return false;
        }
        return admin.describeTopics(topics).topicNameValues().values().stream().allMatch(TopicAdmin::hasLeaders);
    }

    /** The broker that answers may not have heard of a topic that another one has made. */
    private static boolean hasLeaders(KafkaFuture<TopicDescription> answer) {
        if (ClusterAnswer.failure(answer) instanceof UnknownTopicOrPartitionException) {
            return false;
        }
        return ClusterAnswer.await(answer, "describe the new topics").partitions().stream()
                .map(TopicPartitionInfo::leader)
                .noneMatch(leader -> leader == null || leader.isEmpty());
    }

    private static TopicSpec spec(TopicDescription topic, @Nullable Config config) {
        int copies = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new TopicSpec(topic.name(), topic.partitions().size(), (short) copies, values(config));
    }

    private static Map<String, String> values(@Nullable Config config) {
        if (config == null) {
            return Map.of();
        }
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
