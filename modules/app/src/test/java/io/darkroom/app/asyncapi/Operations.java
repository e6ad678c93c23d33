package io.darkroom.app.asyncapi;

import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import io.darkroom.contract.topic.right.ApplicationIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Who of Darkroom reads and writes which topic, from the one table of rights. Any thread. */
final class Operations {
    /** Publishers and consumers are the other side; whoever may only look does nothing that others rely on. */
    private static final Set<Application> OURS =
            Set.of(Application.INTAKE, Application.GENERATION, Application.ASSETS, Application.OPERATOR);

    private Operations() {}

    static Map<String, Object> all() {
        Map<String, Object> operations = new LinkedHashMap<>();
        AclTable.of("", Set.of(Channels.PROVIDER, Topics.ASSET_STAGE), "a-group-z-").stream()
                .filter(right -> OURS.contains(right.application()))
                .filter(right -> right.type() == ResourceType.TOPIC && right.pattern() == PatternType.LITERAL)
                .forEach(right -> add(right, operations));
        return operations;
    }

    private static void add(AccessRight right, Map<String, Object> operations) {
        if (right.operations().contains(AclOperation.READ) && right.application() != Application.OPERATOR) {
            operations.put(id(right, "receive"), operation(right, "receive"));
        }
        if (right.operations().contains(AclOperation.WRITE)) {
            operations.put(id(right, "send"), operation(right, "send"));
        }
    }

    private static String id(AccessRight right, String action) {
        return right.application().word() + "." + action + "." + channel(right);
    }

    private static String channel(AccessRight right) {
        return Channels.address(right.name()).replace(".{provider}", "");
    }

    private static Map<String, Object> operation(AccessRight right, String action) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", action);
        operation.put("channel", Map.of("$ref", "#/channels/" + channel(right)));
        operation.put("summary", summary(right));
        operation.put("tags", List.of(Map.of("name", right.application().word())));
        if (action.equals("receive")) {
            operation.put("bindings", Map.of("kafka", group(right.application())));
        }
        return operation;
    }

    private static String summary(AccessRight right) {
        String what = right.why().replace("looking; topics create; ", "");
        return Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".";
    }

    private static Map<String, Object> group(Application application) {
        ApplicationIds ids = new ApplicationIds("");
        Map<String, Object> id = new LinkedHashMap<>();
        id.put("type", "string");
        switch (application) {
            case INTAKE -> id.put("const", ids.intake());
            case ASSETS -> id.put("const", ids.generation(Topics.ASSET_STAGE));
            default -> id.put("pattern", "^" + ids.generation("") + ".+$");
        }
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("groupId", id);
        binding.put("bindingVersion", AsyncApiDocument.BINDING);
        return binding;
    }
}
