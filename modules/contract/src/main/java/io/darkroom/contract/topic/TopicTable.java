package io.darkroom.contract.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The one table of topics: partitions, retention, sizes, and which of them need the same number of partitions. Used by
 * {@code darkroom topics create} and {@code check}, by the checks at start-up and by tests. Immutable. Any thread.
 */
public final class TopicTable {

    /** Largest record batch of {@code catalog.changes}, in bytes. */
    public static final int INPUT_BYTES = 256 << 10;

    /** Largest record batch of every other topic and of changelogs, in bytes. */
    public static final int OUTPUT_BYTES = 4 << 20;

    private static final Duration REPLAYS_AND_DLQ = Duration.ofDays(30);
    private static final Duration LEAST_FOR_REPLIES = Duration.ofDays(7);
    private static final Duration BEYOND_LEDGER = Duration.ofDays(7);

    private final Map<String, TopicSpec> specs;
    private final List<Set<String>> coPartitioned;
    private final Set<String> upstream;
    private final Set<String> internal;

    private TopicTable(
            Map<String, TopicSpec> specs, List<Set<String>> coPartitioned, Set<String> upstream, Set<String> internal) {
        this.specs = specs;
        this.coPartitioned = coPartitioned;
        this.upstream = upstream;
        this.internal = internal;
    }

    /**
     * The whole table.
     *
     * @param prefix as in {@link Topics}
     * @param providers whose work queues there are; {@link Topics#ASSET_STAGE} among them where results are stored
     */
    public static TopicTable of(String prefix, Collection<String> providers, TopicSizing sizing) {
        TopicNames names = new TopicNames(prefix);
        TopicSettings settings = new TopicSettings(sizing);
        Rows rows = new Rows(sizing);
        Duration results = sizing.ledgerRetention().plus(BEYOND_LEDGER);
        Duration replies = longer(LEAST_FOR_REPLIES, sizing.longestHold());
        Map<String, String> work = settings.keptForEver(OUTPUT_BYTES);
        Map<String, String> outcome = settings.keptFor(results, OUTPUT_BYTES);
        Map<String, String> aside = settings.keptFor(REPLAYS_AND_DLQ, OUTPUT_BYTES);
        Map<String, String> newest = settings.compacted(OUTPUT_BYTES);

        rows.add(names.changes(), settings.keptFor(REPLAYS_AND_DLQ, INPUT_BYTES));
        rows.add(names.replays(), aside);
        rows.add(TopicNames.dlqOf(names.changes()), aside);
        for (String provider : new TreeSet<>(providers)) {
            rows.add(names.requests(provider), work);
            rows.add(names.backfill(provider), work);
            rows.add(names.replies(provider), settings.keptFor(replies, OUTPUT_BYTES));
            rows.add(names.retries(provider), work);
            rows.together(
                    names.requests(provider),
                    names.backfill(provider),
                    names.replies(provider),
                    names.retries(provider));
            // What cannot be decoded here may be a paid result: kept as long as results.
            rows.add(TopicNames.dlqOf(names.requests(provider)), outcome);
            rows.add(TopicNames.dlqOf(names.backfill(provider)), outcome);
            rows.add(TopicNames.dlqOf(names.replies(provider)), outcome);
            rows.add(TopicNames.dlqOf(names.retries(provider)), outcome);
        }
        rows.add(names.completed(), outcome);
        rows.add(names.failed(), outcome);
        rows.together(names.completed(), names.failed());
        rows.add(TopicNames.dlqOf(names.completed()), outcome);
        rows.add(TopicNames.dlqOf(names.failed()), outcome);
        if (providers.contains(TopicNames.ASSETS)) {
            rows.add(names.assets(), outcome);
        }
        rows.add(names.status(), newest);
        rows.addSingle(names.controls(), newest);
        rows.addSingle(names.replayLog(), newest);
        rows.addSingle(names.prompts(), newest);
        return new TopicTable(rows.specs, rows.coPartitioned, Set.of(names.changes()), Set.of());
    }

    /** Every topic as it should be, in the order of the table. */
    public List<TopicSpec> specs() {
        return List.copyOf(specs.values());
    }

    /** Groups of topics whose partition i belongs together. */
    public List<Set<String>> coPartitioned() {
        return coPartitioned;
    }

    /** True for a topic that belongs to someone else: it must exist, its settings are not ours to judge. */
    public boolean ownedUpstream(String topic) {
        return upstream.contains(topic);
    }

    /** Only the rows that one stage uses; groups are kept, for as far as they are in it. */
    public TopicTable only(Collection<String> topics) {
        Map<String, TopicSpec> rows = new LinkedHashMap<>(specs);
        rows.keySet().retainAll(topics);
        List<Set<String>> groups = coPartitioned.stream()
                .map(group -> group.stream().filter(topics::contains).collect(Collectors.toUnmodifiableSet()))
                .filter(group -> group.size() > 1)
                .toList();
        return new TopicTable(rows, groups, upstream, internal);
    }

    /** True for a topic that only a stage uses and makes itself where nobody made it before. */
    public boolean internal(String topic) {
        return internal.contains(topic);
    }

    /**
     * The same table with topics that only one stage uses.
     *
     * @param topics changelogs and repartition topics
     * @param partner a row whose partition i belongs to partition i of each of them
     */
    public TopicTable withInternal(Collection<TopicSpec> topics, String partner) {
        Map<String, TopicSpec> rows = new LinkedHashMap<>(specs);
        Set<String> more = new TreeSet<>(internal);
        for (TopicSpec topic : topics) {
            rows.put(topic.name(), topic);
            more.add(topic.name());
        }
        Set<String> names = topics.stream().map(TopicSpec::name).collect(Collectors.toSet());
        List<Set<String>> groups = coPartitioned.stream()
                .map(group -> group.contains(partner) ? plus(group, names) : group)
                .toList();
        return new TopicTable(rows, groups, upstream, more);
    }

    /** The rows, those that are not among the topics that exist with as many partitions as their partners there have. */
    public List<TopicSpec> fitting(Map<String, TopicSpec> existing) {
        return specs().stream().map(spec -> fitting(spec, existing)).toList();
    }

    private TopicSpec fitting(TopicSpec spec, Map<String, TopicSpec> existing) {
        return coPartitioned.stream()
                .filter(group -> group.contains(spec.name()))
                .flatMap(group -> group.stream().sorted())
                .flatMap(partner -> Optional.ofNullable(existing.get(partner)).stream())
                .findFirst()
                .map(partner -> new TopicSpec(spec.name(), partner.partitions(), spec.replication(), spec.config()))
                .orElse(spec);
    }

    private static Set<String> plus(Set<String> group, Set<String> topics) {
        Set<String> more = new TreeSet<>(group);
        more.addAll(topics);
        return Set.copyOf(more);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The table while it is written. */
    private static final class Rows {
        private final TopicSizing sizing;
        private final Map<String, TopicSpec> specs = new LinkedHashMap<>();
        private final List<Set<String>> coPartitioned = new ArrayList<>();

        Rows(TopicSizing sizing) {
            this.sizing = sizing;
        }

        void add(String name, Map<String, String> config) {
            specs.put(name, new TopicSpec(name, sizing.partitions(), sizing.replication(), config));
        }

        void addSingle(String name, Map<String, String> config) {
            specs.put(name, new TopicSpec(name, 1, sizing.replication(), config));
        }

        void together(String... names) {
            coPartitioned.add(Set.copyOf(Arrays.asList(names)));
        }
    }
}
