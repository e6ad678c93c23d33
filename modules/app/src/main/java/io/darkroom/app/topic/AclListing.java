package io.darkroom.app.topic;

import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.Application;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Rights for people and for Kafka's own tool. Any thread.
 *
 * @param principals who each application is; those that are absent are left out
 */
record AclListing(List<AccessRight> rights, Map<Application, String> principals) {

    /** Lines of a table, one heading per application. */
    List<String> table() {
        int resource = width(AclListing::resource);
        int operations = width(AccessRight::shownOperations);
        List<String> lines = new ArrayList<>();
        principals.forEach((application, principal) -> {
            lines.add(application.word() + " (" + principal + ")");
            rights.stream()
                    .filter(right -> right.application() == application)
                    .map(right -> ("  %-" + resource + "s  %-" + operations + "s  %s")
                            .formatted(resource(right), right.shownOperations(), right.why()))
                    .forEach(lines::add);
        });
        return lines;
    }

    /** Lines for {@code kafka-acls.sh}, which knows how to log in from {@code admin.properties}. */
    List<String> commands(String bootstrapServers) {
        return rights.stream()
                .map(right ->
                        "kafka-acls.sh --bootstrap-server %s --command-config admin.properties --add --allow-principal %s %s %s"
                                .formatted(
                                        bootstrapServers,
                                        quoted(principal(right)),
                                        right.operations().stream()
                                                .map(AclListing::option)
                                                .sorted()
                                                .collect(Collectors.joining(" ")),
                                        option(right)))
                .toList();
    }

    /** As Kafka keeps them. */
    Set<AclBinding> bindings() {
        return rights.stream()
                .flatMap(right -> right.bindings(principal(right)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String principal(AccessRight right) {
        return principals.getOrDefault(right.application(), "");
    }

    private int width(java.util.function.Function<AccessRight, String> column) {
        return rights.stream().map(column).mapToInt(String::length).max().orElse(1);
    }

    private static String resource(AccessRight right) {
        return switch (right.type()) {
            case CLUSTER -> "the cluster";
            default -> right.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + right.shownName();
        };
    }

    private static String option(AclOperation operation) {
        StringBuilder words = new StringBuilder("--operation ");
        for (String word : operation.name().split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    private static String option(AccessRight right) {
        if (right.type() == ResourceType.CLUSTER) {
            return "--cluster";
        }
        String option =
                "--" + right.type().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + quoted(right.name());
        return right.pattern() == PatternType.PREFIXED ? option + " --resource-pattern-type prefixed" : option;
    }

    /** A principal of TLS has commas, equals signs and blanks. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9:._-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
