package io.darkroom.pipeline.generate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what was read and committed from the work topics: they are queues, their records live on in stores and outcomes.
 * A thread of its own.
 */
final class WorkTopicPurge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkTopicPurge.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Admin admin;
    private final String group;
    private final Set<String> topics;
    private final Map<TopicPartition, Long> purged = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("work-topic-purge").daemon().factory());

    WorkTopicPurge(Map<String, Object> clientConfig, String group, String... topics) {
        this.admin = Admin.create(clientConfig);
        this.group = group;
        this.topics = Set.of(topics);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the task catches its own failures
    void start() {
        timer.scheduleWithFixedDelay(this::purge, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void purge() {
        try {
            Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .forEach((partition, committed) -> {
                        if (committed != null && isNew(partition, committed.offset())) {
                            done.put(partition, RecordsToDelete.beforeOffset(committed.offset()));
                        }
                    });
            admin.deleteRecords(done).all().get(30, TimeUnit.SECONDS);
            done.forEach((partition, to) -> purged.put(partition, to.beforeOffset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | java.util.concurrent.TimeoutException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("work topics are purged later");
        }
    }

    private boolean isNew(TopicPartition partition, long committed) {
        return topics.contains(partition.topic()) && committed > purged.getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(5));
    }
}
