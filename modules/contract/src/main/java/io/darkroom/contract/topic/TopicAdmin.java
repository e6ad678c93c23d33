package io.darkroom.contract.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the topics of the table and compares those that exist with it. Each call waits for the cluster, at most a
 * minute, and throws {@link IllegalStateException} with a sentence when it does not answer or refuses. Any thread that
 * may block.
 */
public final class TopicAdmin {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;

    /** The admin client stays the caller's to close. */
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Makes the topics that are missing and waits until they have leaders; the names of those made. */
    public List<String> create(TopicTable table) {
        Set<String> existing = names();
        List<NewTopic> missing = table.specs().stream()
                .filter(spec -> !existing.contains(spec.name()))
                .map(spec -> new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.config()))
                .toList();
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(missing).values();
        List<String> made = new ArrayList<>();
        creations.forEach((name, creation) -> {
            if (created(name, creation)) {
                made.add(name);
            }
        });
        awaitLeaders(made);
        return made.stream().sorted().toList();
    }

    /** Every deviation from the table as a sentence, for {@code darkroom topics check}; empty when all is well. */
    public List<String> check(TopicTable table) {
        return TopicComparison.of(table, found(table)).stream()
                .map(Deviation::sentence)
                .toList();
    }

    /** The deviations with which nothing can work, or records would be lost; start-up refuses with them. */
    public List<String> obstacles(TopicTable table) {
        return TopicComparison.of(table, found(table)).stream()
                .filter(Deviation::fatal)
                .map(Deviation::sentence)
                .toList();
    }

    /** The topics of these names that exist, as they are; others are absent. */
    public Map<String, TopicSpec> found(Collection<String> topics) {
        Set<String> existing = names();
        existing.retainAll(Set.copyOf(topics));
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(existing).allTopicNames(), "describe the topics");
        Map<ConfigResource, Config> configs = await(
                admin.describeConfigs(
                                existing.stream().map(TopicAdmin::resource).toList())
                        .all(),
                "read the topics' settings");
        return descriptions.values().stream()
                .map(topic -> spec(topic, configs.get(resource(topic.name()))))
                .collect(Collectors.toUnmodifiableMap(TopicSpec::name, spec -> spec));
    }

    private Map<String, TopicSpec> found(TopicTable table) {
        Set<String> names = table.specs().stream().map(TopicSpec::name).collect(Collectors.toSet());
        table.coPartitioned().forEach(names::addAll);
        return found(names);
    }

    private Set<String> names() {
        return new HashSet<>(await(admin.listTopics().names(), "list the topics"));
    }

    private static boolean created(String name, KafkaFuture<Void> creation) {
        try {
            creation.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refused("create topic " + name, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw refused("create topic " + name, e);
        }
    }

    private void awaitLeaders(Collection<String> topics) {
        long start = System.nanoTime();
        while (!haveLeaders(topics)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "New topics have no leader after " + PATIENCE.toSeconds() + " s: " + topics);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private boolean haveLeaders(Collection<String> topics) {
        if (!names().containsAll(topics)) {
            return false;
        }
        return await(admin.describeTopics(topics).allTopicNames(), "describe the new topics").values().stream()
                .flatMap(topic -> topic.partitions().stream())
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

    private static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(what, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw refused(what, e);
        }
    }

    private static IllegalStateException refused(String what, @Nullable Throwable cause) {
        String reason = cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage();
        return new IllegalStateException("The Kafka cluster would not " + what + ": " + reason, cause);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the Kafka cluster", e);
    }
}
