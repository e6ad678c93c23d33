package io.darkroom.app.status.around;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where a transaction of a publisher that has not ended keeps those from reading on who read committed records. One thread. */
public final class ReadBarrier {
    private static final long LIMIT_SECONDS = 30;

    private ReadBarrier() {}

    /** Topic, partition and offset from which on nothing can be read now, of the first of these partitions; empty when all can. */
    public static Optional<String> place(Admin admin, Collection<TopicPartition> partitions) {
        try {
            // In this order: what is published between the two questions is no barrier.
            Map<TopicPartition, Long> ends = ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
            Map<TopicPartition, Long> readable = ends(admin, partitions, IsolationLevel.READ_COMMITTED);
            return ends.entrySet().stream()
                    .filter(end -> end.getValue() > readable.getOrDefault(end.getKey(), end.getValue()))
                    .map(end -> end.getKey() + "@" + readable.get(end.getKey()))
                    .sorted()
                    .findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Collection<TopicPartition> partitions, IsolationLevel isolation)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, all -> OffsetSpec.latest()));
        return admin
                .listOffsets(wanted, new ListOffsetsOptions(isolation))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
