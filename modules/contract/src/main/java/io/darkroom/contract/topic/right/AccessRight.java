package io.darkroom.contract.topic.right;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What one application may do with one resource. READ, WRITE, DELETE and ALTER include DESCRIBE. Any thread.
 *
 * @param application who
 * @param type topic, group, transactional id or the cluster itself
 * @param pattern LITERAL, or PREFIXED for every name that begins like this
 * @param name Kafka's name of the resource
 * @param operations what it may do
 * @param why what for, in a few words
 */
public record AccessRight(
        Application application,
        ResourceType type,
        PatternType pattern,
        String name,
        Set<AclOperation> operations,
        String why) {
    private static final String EVERY_HOST = "*";

    public AccessRight {
        operations = Set.copyOf(operations);
    }

    /** The name as people read it: with a star at its end where it is a beginning. */
    public String shownName() {
        return pattern == PatternType.PREFIXED ? name + "*" : name;
    }

    /** The operations, in the order of the alphabet. */
    public String shownOperations() {
        return new TreeSet<>(operations.stream().map(Enum::name).toList())
                .stream().collect(Collectors.joining(", "));
    }

    /** As Kafka keeps it: one entry per operation, from every host. */
    public List<AclBinding> bindings(String principal) {
        return operations.stream()
                .sorted(Comparator.comparing(Enum::name))
                .map(operation -> new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry(principal, EVERY_HOST, operation, AclPermissionType.ALLOW)))
                .toList();
    }
}
