package io.darkroom.app.status.search;

import io.darkroom.app.local.StartOffsets;
import io.darkroom.app.status.around.Everywhere;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Decides which part of the topics can say something about some keys, so that little more is read. One thread. */
final class StartsFinder {
    /** A queue up to this length is read from its beginning, and counted record by record. */
    private static final long SHORT = 20_000;

    /** What belongs to one transaction has nearly the same time on every broker. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** Generations that begin as a time are not older than this. */
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private final Consumer<byte[], byte[]> consumer;
    private final List<WorkTopics> names;
    private final Everywhere around;
    private final Set<String> existing;
    private final Map<TopicPartition, Long> from = new HashMap<>();
    private final Map<TopicPartition, Long> to = new HashMap<>();

    StartsFinder(Consumer<byte[], byte[]> consumer, Everywhere around) {
        this.consumer = consumer;
        this.names = around.names();
        this.around = around;
        this.existing = consumer.listTopics().keySet();
    }

    /** What says where each key in progress is and what it waits for. */
    Starts whereabouts(Collection<Trail> trails) {
        trails.stream().filter(StartsFinder::inProgress).forEach(this::work);
        return starts();
    }

    /** What says everything about one key. */
    Starts everything(Trail trail) {
        work(trail);
        names.forEach(each -> replies(each, trail));
        around.storing().ifPresent(stage -> work(stage.names(), trail, sku(trail)));
        assets(trail);
        partition(topics().status().name(), trail.newest().value().getIdempotencyKey())
                .ifPresent(p -> from.put(p, trail.newest().at().getOffset()));
        return starts();
    }

    private Starts starts() {
        return new Starts(from, to, around.committed());
    }

    private Topics topics() {
        return names.getFirst().topics();
    }

    static boolean inProgress(Trail trail) {
        return trail.newest().value().getState() == LedgerState.IN_PROGRESS;
    }

    private static String sku(Trail trail) {
        return trail.newest().value().getSku();
    }

    private void work(Trail trail) {
        String sku = sku(trail);
        names.forEach(each -> work(each, trail, sku));
        if (inProgress(trail)) {
            unread(topics().completed().name(), sku);
            unread(topics().failed().name(), sku);
        }
    }

    private void work(WorkTopics each, Trail trail, String sku) {
        for (String topic : each.together()) {
            if (!topic.equals(each.replies())) {
                boolean queue = topic.equals(each.requests()) || topic.equals(each.backfill());
                partition(topic, sku).ifPresent(p -> from.merge(p, start(p, queue, since(trail)), Math::min));
            }
        }
    }

    private long start(TopicPartition partition, boolean queue, Instant since) {
        long begin = begin(partition);
        if (!queue) {
            return begin;
        }
        long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, begin);
        return end - begin <= SHORT
                ? begin
                : Math.max(around.committed().getOrDefault(partition, begin), at(partition, since, end));
    }

    /** An outcome that intake has not read yet. */
    private void unread(String topic, String sku) {
        partition(topic, sku).ifPresent(p -> {
            long begin = begin(p);
            from.put(p, Math.max(begin, around.intake().next(p, begin)));
        });
    }

    /** From the admission on, for a key that has ended until its end. */
    private void replies(WorkTopics each, Trail trail) {
        partition(each.replies(), sku(trail)).ifPresent(p -> {
            long end = consumer.endOffsets(Set.of(p)).getOrDefault(p, 0L);
            from.put(p, at(p, since(trail), end));
            if (!inProgress(trail)) {
                to.put(p, at(p, trail.newest().time().plus(MARGIN), end));
            }
        });
    }

    /** They may come long after the end of the key. */
    private void assets(Trail trail) {
        partition(topics().assets().name(), sku(trail)).ifPresent(p -> {
            long end = consumer.endOffsets(Set.of(p)).getOrDefault(p, 0L);
            from.put(p, at(p, since(trail), end));
        });
    }

    private long at(TopicPartition partition, Instant time, long end) {
        return StartOffsets.since(consumer, Set.of(partition), time).getOrDefault(partition, end);
    }

    private long begin(TopicPartition partition) {
        return consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    }

    private Optional<TopicPartition> partition(String topic, String key) {
        if (!existing.contains(topic)) {
            return Optional.empty();
        }
        int partitions = consumer.partitionsFor(topic).size();
        return Optional.of(
                new TopicPartition(topic, WorkTopics.partitionOf(key.getBytes(StandardCharsets.UTF_8), partitions)));
    }

    /** When its generation was admitted, or some time before. */
    static Instant since(Trail trail) {
        GenerationStatus newest = trail.newest().value();
        return trail.decisions().stream()
                .filter(said -> said.value().getDecision() == Decision.ADMITTED
                        && said.value().getGeneration() == newest.getGeneration())
                .map(Seen::time)
                .findFirst()
                .orElseGet(() -> atTheLatest(newest, trail.newest().time()))
                .minus(MARGIN);
    }

    /** The first generation of a key is the time of its admission, each further one is one more. */
    private static Instant atTheLatest(GenerationStatus newest, Instant said) {
        Instant first = Instant.ofEpochMilli(newest.getGeneration());
        return first.isBefore(FIRST) || first.isAfter(said) ? Instant.EPOCH.plus(MARGIN) : first;
    }
}
