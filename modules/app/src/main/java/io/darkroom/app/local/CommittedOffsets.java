package io.darkroom.app.local;

import io.darkroom.app.exit.UserError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is. Any thread. */
public final class CommittedOffsets {
    private CommittedOffsets() {}

    /** The offsets that a group has committed; none for a group that nobody knows. */
    public static Map<TopicPartition, Long> of(Installation installation, String group) {
        try (Admin admin = installation.admin()) {
            return of(admin, group);
        }
    }

    /** As {@link #of(Installation, String)}, by a client that is open. */
    public static Map<TopicPartition, Long> of(Admin admin, String group) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> found = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            found.forEach((partition, offset) ->
                    Optional.ofNullable(offset).ifPresent(known -> offsets.put(partition, known.offset())));
            return offsets;
        } catch (ExecutionException e) {
            throw UserError.infrastructure(
                    "The offsets of the group %s cannot be read: %s.".formatted(group, String.valueOf(e.getCause())),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }
}
