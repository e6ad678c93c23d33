package io.darkroom.app.doctor.cluster;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Judges topics that a principal may not look at: one that it needs is a fault, one that another stage has for itself is none.
 * Any thread.
 */
final class HiddenTopics {
    private static final int DEEPEST = 12;
    private static final String ANY_GROUP = "";

    private final List<AccessRight> rights;
    private final Set<Application> wanted;

    /** @param wanted applications that the principal has to be; empty when any will do */
    HiddenTopics(DarkroomConfig config, Set<Application> wanted) {
        this(AclTable.of(config.cluster().topics().prefix(), config.queues(), ANY_GROUP), wanted);
    }

    HiddenTopics(List<AccessRight> rights, Set<Application> wanted) {
        this.rights = rights.stream()
                .filter(right -> right.type() == ResourceType.TOPIC)
                .toList();
        this.wanted = Set.copyOf(wanted);
    }

    /** @param refusal what Kafka said, as a sentence */
    Finding finding(RuntimeException failure, String refusal) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                        .limit(DEEPEST)
                        .filter(TopicAuthorizationException.class::isInstance)
                        .map(TopicAuthorizationException.class::cast)
                        .flatMap(hidden -> hidden.unauthorizedTopics().stream())
                        .anyMatch(this::needed)
                ? Finding.fault("This principal may not look at topics that it needs. " + refusal)
                : Finding.warning(
                        "This principal may not look at all of them, which a stage has no need to; a viewer may. "
                                + refusal);
    }

    /** Where nobody said who the principal is, topics inside a stage may be another's. */
    private boolean needed(String topic) {
        return rights.stream()
                .filter(right -> wanted.isEmpty() || wanted.contains(right.application()))
                .anyMatch(right -> right.pattern() == PatternType.LITERAL
                        ? topic.equals(right.name())
                        : !wanted.isEmpty() && topic.startsWith(right.name()));
    }
}
