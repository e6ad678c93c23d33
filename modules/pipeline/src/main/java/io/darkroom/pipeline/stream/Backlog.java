package io.darkroom.pipeline.stream;

import java.time.Duration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every 5 s how many records of its topics a group has not committed, over all processes: a partition that is paused
 * is not polled, so the consumer's own lag says nothing about it. A thread of its own.
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

    private final Admin admin;
    private final String group;
    private final List<String> topics;
    private final Listener listener;
    private final ScheduledExecutorService timer;
    private volatile Map<String, Long> records = Map.of();

    public Backlog(Map<String, Object> clientConfig, String group, Collection<String> topics, Listener listener) {
        this.admin = Admin.create(clientConfig);
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

    private void look() {
        Map<String, Long> found = Map.of();
        try {
            Map<TopicPartition, Long> committed = committed();
            found = behind(committed);
            listener.committed(admin, committed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("offsets are looked at later");
        } finally {
            records = found;
        }
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException, TimeoutException {
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

    private Map<String, Long> behind(Map<TopicPartition, Long> committed)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<String, Long> behind = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long start = starts.getOrDefault(partition, 0L);
            long at = Math.max(start, committed.getOrDefault(partition, start));
            behind.merge(partition.topic(), Math.max(0, ends.getOrDefault(partition, 0L) - at), Long::sum);
        }
        return Map.copyOf(behind);
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeTopics(topics).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .map(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, Long> found = new HashMap<>();
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> found.put(partition, offset.offset()));
        return found;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(5));
    }
}
