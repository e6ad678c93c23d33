package io.darkroom.contract.topic.right;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.darkroom.contract.topic.TopicNames;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The one table of rights: what each application needs on the cluster, and nothing else. Derived from {@link TopicTable} and
 * the names of groups and transactional ids; {@code IDEMPOTENT_WRITE} is not among them, since brokers take WRITE on a topic
 * for it from 3.0 on. Immutable. Any thread.
 */
public final class AclTable {
    private static final String COMPARING = "comparing with the table of topics";
    private static final AclOperation[] LOOK = {DESCRIBE, DESCRIBE_CONFIGS};

    private final TopicNames names;
    private final ApplicationIds ids;
    private final Set<String> providers;
    private final Set<String> queues;
    private final List<String> topics;
    private final String consumerGroups;
    private final Map<Place, Right> rights = new LinkedHashMap<>();

    private record Place(Application application, ResourceType type, PatternType pattern, String name) {}

    private record Right(Set<AclOperation> operations, Set<String> why) {}

    private AclTable(String prefix, Collection<String> providers, String consumerGroups) {
        names = new TopicNames(prefix);
        ids = new ApplicationIds(prefix);
        queues = new TreeSet<>(providers);
        this.providers = new TreeSet<>(providers);
        this.providers.remove(TopicNames.ASSETS);
        this.consumerGroups = consumerGroups;
        TopicSizing any = new TopicSizing(1, (short) 1, Duration.ofDays(1));
        topics = TopicTable.of(prefix, providers, any).specs().stream()
                .map(TopicSpec::name)
                .toList();
    }

    /**
     * Every right, application by application.
     *
     * @param prefix property {@code topics.prefix}
     * @param providers whose topics are meant; {@link Topics#ASSET_STAGE} among them where results are stored
     * @param consumerGroups beginning of the names of consumers' groups
     */
    public static List<AccessRight> of(String prefix, Collection<String> providers, String consumerGroups) {
        AclTable table = new AclTable(prefix, providers, consumerGroups);
        table.intake();
        table.providers.forEach(table::generation);
        if (table.storing()) {
            table.assets();
        }
        table.publisher();
        table.consumer();
        table.viewer(Application.VIEWER);
        table.viewer(Application.OPERATOR);
        table.operator();
        return table.rights.entrySet().stream().map(AclTable::right).toList();
    }

    private void intake() {
        Application who = Application.INTAKE;
        topic(who, names.changes(), "events", READ);
        topic(who, names.replays(), "replayed events", READ);
        topic(who, TopicNames.dlqOf(names.changes()), "what cannot be decoded", WRITE);
        for (String provider : providers) {
            topic(who, names.requests(provider), "admitted orders", WRITE);
            topic(who, names.backfill(provider), "admitted orders", WRITE);
        }
        topic(who, names.completed(), "outcomes close the ledger's entries", READ);
        topic(who, names.failed(), "outcomes; rejected events", READ, WRITE);
        topic(who, TopicNames.dlqOf(names.completed()), "what cannot be decoded", WRITE);
        topic(who, TopicNames.dlqOf(names.failed()), "what cannot be decoded", WRITE);
        topic(who, names.status(), "decisions", WRITE);
        topic(who, names.prompts(), "wording that may not change", READ, WRITE);
        application(who, ids.intake());
        // Kafka Streams deletes what it has read from its repartition topic.
        allow(who, TOPIC, PREFIXED, ids.intake() + "-", "changelog and repartition", READ, WRITE, DELETE);
        lookAtAll(who);
    }

    private boolean storing() {
        return queues.contains(TopicNames.ASSETS);
    }

    private void generation(String provider) {
        Application who = Application.GENERATION;
        queue(who, provider);
        topic(who, names.completed(), "results", WRITE);
        topic(who, names.failed(), "failures", WRITE);
        calls(who, provider);
    }

    private void assets() {
        Application who = Application.ASSETS;
        queue(who, TopicNames.ASSETS);
        topic(who, names.requests(TopicNames.ASSETS), "results whose pictures are to be stored", WRITE);
        topic(who, names.completed(), "results", READ);
        topic(who, TopicNames.dlqOf(names.completed()), "what cannot be decoded", WRITE);
        topic(who, names.assets(), "where pictures are stored", WRITE);
        calls(who, TopicNames.ASSETS);
    }

    private void queue(Application who, String provider) {
        String again = "work queue; what is done is deleted";
        topic(who, names.requests(provider), again, READ, DELETE);
        topic(who, names.backfill(provider), again, READ, DELETE);
        topic(who, names.retries(provider), again, READ, WRITE, DELETE);
        topic(who, names.replies(provider), "answers", READ, WRITE);
    }

    /** What the calls of one work queue need besides it. */
    private void calls(Application who, String provider) {
        for (String source : List.of(
                names.requests(provider), names.backfill(provider), names.retries(provider), names.replies(provider))) {
            topic(who, TopicNames.dlqOf(source), "what cannot be decoded", WRITE);
        }
        topic(who, names.controls(), "standing orders", READ, WRITE);
        application(who, ids.generation(provider));
        allow(who, TOPIC, PREFIXED, ids.generation(provider) + "-", "changelogs", READ, WRITE);
        lookAtAll(who);
    }

    /** Group, transactions, and the group by which a process keeps its instance id. */
    private void application(Application who, String id) {
        allow(who, GROUP, LITERAL, id, "its group", READ);
        allow(who, GROUP, PREFIXED, id + "-", "its claim on an instance id", READ);
        allow(who, TRANSACTIONAL_ID, PREFIXED, id + "-", "exactly once", WRITE);
    }

    private void publisher() {
        topic(Application.PUBLISHER, names.changes(), "events", WRITE);
    }

    private void consumer() {
        topic(Application.CONSUMER, names.completed(), "pictures", READ);
        topic(Application.CONSUMER, names.failed(), "what ended without", READ);
        if (storing()) {
            topic(Application.CONSUMER, names.assets(), "where pictures are stored", READ);
        }
        allow(Application.CONSUMER, GROUP, PREFIXED, consumerGroups, "its place in the topics", READ);
    }

    private void viewer(Application who) {
        topics.forEach(name -> topic(who, name, "looking", READ));
        streams().forEach(id -> {
            allow(who, TOPIC, PREFIXED, id + "-", "what stages know of a key", READ, DESCRIBE_CONFIGS);
            allow(who, GROUP, LITERAL, id, "how far a stage is", DESCRIBE);
            allow(who, GROUP, PREFIXED, id + "-", "whether its processes give signs of life", DESCRIBE);
        });
        allow(who, CLUSTER, LITERAL, Resource.CLUSTER_NAME, "topics check: settings of brokers", DESCRIBE_CONFIGS);
        lookAtAll(who);
    }

    private void operator() {
        Application who = Application.OPERATOR;
        topics.forEach(name -> topic(who, name, "topics create", CREATE));
        streams().forEach(id -> allow(who, TOPIC, PREFIXED, id + "-", "topics create", CREATE));
        topic(who, names.changes(), "import, run", WRITE);
        if (storing()) {
            topic(who, names.requests(TopicNames.ASSETS), "run: pictures that were missing", WRITE);
        }
        topic(who, names.replays(), "replay, retry", WRITE);
        topic(who, names.replayLog(), "replay, retry", WRITE);
        topic(who, names.failed(), "ledger release", WRITE);
        topic(who, names.controls(), "provider hold, resume, limit", WRITE);
        topic(who, names.prompts(), "prompts freeze", WRITE);
        allow(who, TRANSACTIONAL_ID, PREFIXED, ids.replay(), "replay, retry", WRITE);
    }

    private List<String> streams() {
        List<String> all = new ArrayList<>(List.of(ids.intake()));
        queues.forEach(queue -> all.add(ids.generation(queue)));
        return all;
    }

    /** At their start stages compare all topics with the table. */
    private void lookAtAll(Application who) {
        topics.forEach(name -> allow(who, TOPIC, LITERAL, name, COMPARING, LOOK));
    }

    private void topic(Application who, String name, String why, AclOperation... operations) {
        allow(who, TOPIC, LITERAL, name, why, operations);
    }

    private void allow(
            Application who,
            ResourceType type,
            PatternType pattern,
            String name,
            String why,
            AclOperation... operations) {
        Right right = rights.computeIfAbsent(
                new Place(who, type, pattern, name),
                place -> new Right(EnumSet.noneOf(AclOperation.class), new LinkedHashSet<>()));
        right.operations().addAll(List.of(operations));
        if (right.why().isEmpty() || !why.equals(COMPARING)) {
            right.why().add(why);
        }
    }

    private static AccessRight right(Map.Entry<Place, Right> entry) {
        Place place = entry.getKey();
        return new AccessRight(
                place.application(),
                place.type(),
                place.pattern(),
                place.name(),
                withoutImplied(entry.getValue().operations()),
                String.join("; ", entry.getValue().why()));
    }

    /** READ, WRITE, DELETE and ALTER allow DESCRIBE too. */
    private static Set<AclOperation> withoutImplied(Set<AclOperation> operations) {
        Set<AclOperation> kept = EnumSet.copyOf(operations);
        if (kept.contains(READ) || kept.contains(WRITE) || kept.contains(DELETE)) {
            kept.remove(DESCRIBE);
        }
        return kept;
    }
}
