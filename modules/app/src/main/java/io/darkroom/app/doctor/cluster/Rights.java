package io.darkroom.app.doctor.cluster;

import io.darkroom.contract.topic.right.AccessRight;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a principal may do, as far as a cluster tells: it does of topics that exist and of itself, not of groups, transactional
 * ids and names that are yet to come. Any thread.
 *
 * @param topics operations that are allowed, by topic
 * @param cluster operations on the cluster that are allowed
 */
record Rights(Map<String, Set<AclOperation>> topics, Set<AclOperation> cluster) {
    /** In place of operations, where a cluster answers without them. */
    static final Set<AclOperation> UNTOLD = Set.of(AclOperation.UNKNOWN);

    Rights {
        topics = Map.copyOf(topics);
        cluster = Set.copyOf(cluster);
    }

    /** Whether the cluster told all that it was asked for. */
    boolean told() {
        return !cluster.equals(UNTOLD) && !topics.containsValue(UNTOLD);
    }

    /** What is missing of a right, in words; empty when nothing is, or nobody can tell. */
    Optional<String> missing(AccessRight right) {
        return known(right).flatMap(allowed -> {
            TreeSet<String> missing = new TreeSet<>();
            right.operations().stream()
                    .filter(operation -> !allowed.contains(operation))
                    .forEach(operation -> missing.add(operation.name()));
            return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing) + " " + where(right));
        });
    }

    private Optional<Set<AclOperation>> known(AccessRight right) {
        if (right.type() == ResourceType.CLUSTER) {
            return Optional.of(cluster);
        }
        return right.type() == ResourceType.TOPIC && right.pattern() == PatternType.LITERAL
                ? Optional.ofNullable(topics.get(right.name()))
                : Optional.empty();
    }

    private static String where(AccessRight right) {
        return right.type() == ResourceType.CLUSTER ? "the cluster" : "topic " + right.name();
    }
}
