package io.darkroom.pipeline.stream;

import static org.apache.kafka.common.IsolationLevel.READ_COMMITTED;
import static org.apache.kafka.common.IsolationLevel.READ_UNCOMMITTED;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every 5 s how many records of its topics a group has not committed, over all processes, and whether a transaction keeps
 * it from reading on: a partition that is paused is not polled, so the consumer's own lag says nothing about it. A thread of its
 * own.
 */
public final class Backlog implements AutoCloseable {
    /** Told what the group has committed, each time it was looked at. May block. */
    public interface Listener {
        void committed(Admin admin, Map<TopicPartition, Long> offsets)
                throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final long LIMIT_SECONDS = 30;

    private final Map<String, Object> clientConfig;
    private final String group;
    private final List<String> topics;
    private final Listener listener;
    private final ScheduledExecutorService timer;
    private final OpenTransactions transactions = new OpenTransactions();
    private volatile Map<String, Long> records = Map.of();
    private volatile Map<String, Double> open = Map.of();
    private @Nullable Admin admin;
    private boolean away;

    public Backlog(Map<String, Object> clientConfig, String group, Collection<String> topics, Listener listener) {
        this.clientConfig = Map.copyOf(clientConfig);
        this.group = group;
        this.topics = List.copyOf(topics);
        this.listener = listener;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(group + "-backlog").daemon().factory());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the task catches its own failures
    public void start() {
        timer.scheduleWithFixedDelay(this::look, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Records of a topic that are not committed; NaN until the first look and after one that Kafka did not answer. Any thread. */
    public double of(String topic) {
        Long count = records.get(topic);
        return count == null ? Double.NaN : count;
    }

    /** Seconds for which a transaction has kept records of a topic from being read, the longest one; 0 while none does. Any thread. */
    public double openTransaction(String topic) {
        return open.getOrDefault(topic, 0.0);
    }

    private void look() {
        Map<String, Long> found = Map.of();
        Map<String, Double> standing = Map.of();
        try {
            Admin asked = admin();
            Map<TopicPartition, Long> committed = committed(asked);
            List<TopicPartition> partitions = partitions(asked);
            Map<TopicPartition, Long> all = offsets(asked, partitions, OffsetSpec.latest(), READ_UNCOMMITTED);
            Map<TopicPartition, Long> readable = offsets(asked, partitions, OffsetSpec.latest(), READ_COMMITTED);
            found = behind(committed, offsets(asked, partitions, OffsetSpec.earliest(), READ_COMMITTED), readable);
            standing = transactions.look(readable, all, Instant.now());
            listener.committed(asked, committed);
            answered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            silent(e);
        } finally {
            records = found;
            open = standing;
        }
    }

    private void answered() {
        if (away) {
            LOG.info("Kafka answers {} again", group);
        }
        away = false;
    }

    private void silent(Exception why) {
        if (!away) {
            Throwable cause = why.getCause() == null ? why : why.getCause();
            LOG.atWarn()
                    .addKeyValue("reason", cause.getClass().getSimpleName())
                    .log("Kafka does not answer {}, asked again until it does", group);
        }
        away = true;
        LOG.atDebug().setCause(why).log("offsets are looked at later");
        closeAdmin();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(clientConfig);
        }
        return admin;
    }

    /** The next look has a new one: a client whose thread has died answers nobody any more, and does not say so. */
    private synchronized void closeAdmin() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(5));
            admin = null;
        }
    }

    private Map<TopicPartition, Long> committed(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    private static Map<String, Long> behind(
            Map<TopicPartition, Long> committed, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        Map<String, Long> behind = new HashMap<>();
        ends.forEach((partition, end) -> {
            long start = starts.getOrDefault(partition, 0L);
            long at = Math.max(start, committed.getOrDefault(partition, start));
            behind.merge(partition.topic(), Math.max(0, end - at), Long::sum);
        });
        return Map.copyOf(behind);
    }

    private List<TopicPartition> partitions(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeTopics(topics).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .map(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, Long> found = new HashMap<>();
        admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> found.put(partition, offset.offset()));
        return found;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        closeAdmin();
    }
}
