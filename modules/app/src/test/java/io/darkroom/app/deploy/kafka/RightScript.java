package io.darkroom.app.deploy.kafka;

import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Writes deploy/kafka/grant-rights.sh from the one table of rights. Any thread. */
final class RightScript {
    private static final String BEGIN = """
            #!/bin/sh
            # Grants each application what it needs, with Kafka's own kafka-acls.sh, for clusters where darkroom topics acls --apply
            # cannot be used. What is granted already stays, nothing is taken away.
            # Written from the table in code by KafkaScriptsTest: do not edit.
            #   BOOTSTRAP=kafka:9092 PROVIDERS=creativeai COMMAND_CONFIG=admin.properties deploy/kafka/grant-rights.sh
            #
            # BOOTSTRAP        brokers
            # PROVIDERS        image APIs, with blanks between
            # ASSET_STAGE      yes: the asset stage too (assets.store)
            # PREFIX           topics.prefix
            # CONSUMER_GROUPS  beginning of the names of the consumers' groups, darkroom-consumer- without it
            # @NAMES@
            #                  principals, User:darkroom-intake and so on without them; "none" leaves one out
            # COMMAND_CONFIG   how to log in
            # KAFKA_ACLS       where kafka-acls.sh is
            set -eu
            : "${BOOTSTRAP:?needs the brokers, such as kafka:9092}" "${PROVIDERS:?needs the image APIs, such as creativeai}"
            PREFIX=${PREFIX:-} CONSUMER_GROUPS=${CONSUMER_GROUPS:-darkroom-consumer-}
            @DEFAULTS@

            # allow PRINCIPAL literal|prefixed "OPERATION..." --topic NAME...
            allow() {
                principal=$1 pattern=$2 operations=
                [ "$principal" != none ] || return 0
                for operation in $3; do
                    operations="$operations --operation $operation"
                done
                shift 3
                # shellcheck disable=SC2086 # a list of options
                "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$BOOTSTRAP" \\
                    ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} --add --allow-principal "$principal" \\
                    --resource-pattern-type "$pattern" $operations "$@"
            }
            """;

    private RightScript() {}

    /** Who may do what, with how the name is meant. */
    private record Head(Application application, PatternType pattern, List<String> operations, ResourceType type) {}

    /** One right on one resource. */
    private record Grant(Head head, String name) {}

    static String text() {
        Set<Grant> shared = grants(Set.of());
        Set<Grant> drawing = without(grants(Set.of(Sentinel.PROVIDER)), shared);
        Set<Grant> storing = without(grants(Set.of(Topics.ASSET_STAGE)), shared);
        Set<Grant> both = without(grants(Set.of(Sentinel.PROVIDER, Topics.ASSET_STAGE)), shared);
        return BEGIN.replace("@NAMES@", principals(" ", each -> each.name()))
                        .replace("@DEFAULTS@", principals("\n", RightScript::principal))
                + '\n' + lines(shared, "")
                + "\nfor provider in $PROVIDERS; do\n" + lines(drawing, "    ") + "done\n"
                + "\nif [ \"${ASSET_STAGE:-}\" = yes ]; then\n" + lines(storing, "    ")
                + "    for provider in $PROVIDERS; do\n"
                + lines(without(without(both, drawing), storing), "        ")
                + "    done\nfi\n";
    }

    private static Set<Grant> without(Set<Grant> all, Set<Grant> known) {
        Set<Grant> rest = new LinkedHashSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static String principal(Application each) {
        return "%1$s=${%1$s:-User:darkroom-%2$s}".formatted(each.name(), each.word());
    }

    private static String principals(String between, Function<Application, String> written) {
        return Arrays.stream(Application.values()).map(written).collect(Collectors.joining(between));
    }

    private static Set<Grant> grants(Set<String> queues) {
        return AclTable.of(Sentinel.PREFIX, queues, Sentinel.GROUP).stream()
                .map(right -> new Grant(
                        new Head(right.application(), right.pattern(), operations(right), right.type()), right.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String lines(Set<Grant> grants, String indent) {
        Map<Head, List<String>> grouped = new LinkedHashMap<>();
        grants.forEach(grant ->
                grouped.computeIfAbsent(grant.head(), head -> new ArrayList<>()).add(grant.name()));
        StringBuilder lines = new StringBuilder();
        grouped.forEach((head, names) ->
                lines.append(indent).append(line(head, names, indent)).append('\n'));
        return lines.toString();
    }

    private static String line(Head head, List<String> names, String indent) {
        String resources = head.type() == ResourceType.CLUSTER
                ? " --cluster"
                : names.stream()
                        .map(name -> " \\\n%s    --%s \"%s\""
                                .formatted(indent, option(head.type()), Sentinel.asVariables(name)))
                        .collect(Collectors.joining());
        return "allow \"$%s\" %s \"%s\"%s"
                .formatted(
                        head.application().name(),
                        head.pattern().name().toLowerCase(Locale.ROOT),
                        String.join(" ", head.operations()),
                        resources);
    }

    private static String option(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As kafka-acls.sh writes them: DescribeConfigs. */
    private static List<String> operations(AccessRight right) {
        return right.operations().stream().map(RightScript::written).sorted().toList();
    }

    private static String written(AclOperation operation) {
        return Arrays.stream(operation.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
