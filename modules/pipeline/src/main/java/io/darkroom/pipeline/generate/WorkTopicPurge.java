package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.stream.Backlog;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * Deletes what was read and committed from the work topics: they are queues, their records live on in stores and outcomes.
 * The thread of the backlog only.
 */
final class WorkTopicPurge implements Backlog.Listener {
    /** Each time the backlog was looked at so often. */
    private static final int EVERY = 6;

    private final Set<String> topics;
    private final Map<TopicPartition, Long> purged = new HashMap<>();
    private int looks;

    WorkTopicPurge(Set<String> topics) {
        this.topics = Set.copyOf(topics);
    }

    @Override
    public void committed(Admin admin, Map<TopicPartition, Long> offsets)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (++looks % EVERY != 0) {
            return;
        }
        Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
        offsets.forEach((partition, committed) -> {
            if (topics.contains(partition.topic()) && committed > purged.getOrDefault(partition, 0L)) {
                done.put(partition, RecordsToDelete.beforeOffset(committed));
            }
        });
        admin.deleteRecords(done).all().get(30, TimeUnit.SECONDS);
        done.forEach((partition, to) -> purged.put(partition, to.beforeOffset()));
    }
}
