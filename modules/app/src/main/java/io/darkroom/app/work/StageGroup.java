package io.darkroom.app.work;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.CommittedOffsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The group of one stage as the cluster knows it. Any thread.
 *
 * @param id the application id
 * @param members processes and threads that are in it; a killed one stays for its session timeout
 * @param committed how far it has read
 * @param crew its processes, where they were looked at
 */
public record StageGroup(String id, int members, Map<TopicPartition, Long> committed, Crew crew) {
    public StageGroup {
        committed = Map.copyOf(committed);
    }

    /** Without its processes. */
    public StageGroup(String id, int members, Map<TopicPartition, Long> committed) {
        this(id, members, committed, Crew.NOBODY);
    }

    /** With its processes. */
    public StageGroup with(Crew found) {
        return new StageGroup(id, members, committed, found);
    }

    /** Asks the cluster; a group that nobody ever joined has no members and no offsets. */
    public static StageGroup read(Admin admin, String id) {
        try {
            return new StageGroup(id, members(admin, id).size(), CommittedOffsets.of(admin, id));
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The group %s cannot be looked at: %s.".formatted(id, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    /** Whether nobody does its work now. */
    public boolean idle() {
        return members == 0;
    }

    /** The offset that it reads next; the given one when it never committed. */
    public long next(TopicPartition partition, long otherwise) {
        return committed.getOrDefault(partition, otherwise);
    }

    /** The threads that are in a group; none in one that nobody ever joined. */
    static Collection<MemberDescription> members(Admin admin, String id)
            throws ExecutionException, InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(id)).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }
}
