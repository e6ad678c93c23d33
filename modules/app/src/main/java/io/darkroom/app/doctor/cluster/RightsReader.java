package io.darkroom.app.doctor.cluster;

import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks a cluster what the one who asks may do; that needs no right on ACLs. One thread. */
final class RightsReader {
    private final Admin admin;

    RightsReader(Admin admin) {
        this.admin = admin;
    }

    Rights read(TopicTable table) {
        List<String> names = table.specs().stream().map(TopicSpec::name).toList();
        Map<String, Set<AclOperation>> topics = new HashMap<>();
        admin.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .forEach((name, answer) -> operations(answer).ifPresent(allowed -> topics.put(name, allowed)));
        return new Rights(
                topics,
                orUntold(ClusterAnswer.by(
                        admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                                .authorizedOperations(),
                        "what is allowed")));
    }

    /** Empty for a topic that does not exist. */
    private static Optional<Set<AclOperation>> operations(KafkaFuture<TopicDescription> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            if (e.getCause() instanceof TopicAuthorizationException) {
                return Optional.of(Set.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(orUntold(ClusterAnswer.by(answer, "what is allowed").authorizedOperations()));
    }

    /** Null is what the client makes of brokers that leave it out. */
    private static Set<AclOperation> orUntold(@Nullable Set<AclOperation> told) {
        return told == null ? Rights.UNTOLD : told;
    }
}
