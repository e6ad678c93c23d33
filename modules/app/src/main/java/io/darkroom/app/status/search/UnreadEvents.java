package io.darkroom.app.status.search;

import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.status.answer.EventView;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks for a name among the events that intake has not decided about. One thread. */
final class UnreadEvents {
    /** What is looked through at most: beyond, the lag itself is the answer. */
    private static final int MOST = 100_000;

    private final WorkTopics names;
    private final IntakeRules rules;
    private final WaitingRules waiting;
    private final Topic<GenerationRequest> bySku;
    private final Map<TopicPartition, Long> before = new HashMap<>();
    private final List<EventView> found = new ArrayList<>();
    private Set<TopicPartition> partitions = Set.of();
    private long looked;
    private long lag;

    UnreadEvents(WorkTopics names, IntakeRules rules, WaitingRules waiting) {
        this.names = names;
        this.rules = rules;
        this.waiting = waiting;
        this.bySku = new Topic<>(names.bySku(), new SingleObjectSerde<>(GenerationRequest.class));
    }

    /** Reads from where intake is to the end, {@value #MOST} records at most. */
    List<EventView> named(String name, Consumer<byte[], byte[]> consumer, StageGroup intake) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        Set<String> existing = consumer.listTopics().keySet();
        for (String topic : List.of(
                names.topics().changes().name(), names.topics().replays().name(), names.bySku())) {
            if (existing.contains(topic)) {
                consumer.partitionsFor(topic).forEach(p -> {
                    TopicPartition partition = new TopicPartition(p.topic(), p.partition());
                    starts.put(partition, intake.next(partition, 0));
                });
            }
        }
        partitions = Set.copyOf(starts.keySet());
        lag = lag(starts, consumer);
        TopicReader.readFrom(starts, consumer, record -> {
            look(record, name);
            return ++looked < MOST;
        });
        return found;
    }

    private static long lag(Map<TopicPartition, Long> starts, Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(starts.keySet());
        return consumer.endOffsets(starts.keySet()).entrySet().stream()
                .mapToLong(end -> Math.max(
                        0,
                        end.getValue()
                                - Math.max(
                                        starts.getOrDefault(end.getKey(), 0L), begins.getOrDefault(end.getKey(), 0L))))
                .sum();
    }

    /** Partitions that intake reads its events from. */
    Set<TopicPartition> partitions() {
        return partitions;
    }

    /** Records that intake has before it. */
    long lag() {
        return lag;
    }

    /** Records that were looked through. */
    long looked() {
        return looked;
    }

    /** Whether everything was looked through. */
    boolean whole() {
        return looked < MOST;
    }

    private void look(ConsumerRecord<byte[], byte[]> record, String name) {
        long ahead = before.merge(new TopicPartition(record.topic(), record.partition()), 1L, Long::sum) - 1;
        match(record, name).ifPresent(who -> add(record, who, ahead));
    }

    private record Who(String sku, Optional<String> job) {}

    private void add(ConsumerRecord<byte[], byte[]> record, Who who, long ahead) {
        Seen<Who> seen = Seen.of(record, who);
        found.add(new EventView(
                seen.place(),
                who.sku(),
                who.job(),
                seen.time(),
                Optional.of(waiting.intake(seen.place(), ahead)),
                Optional.empty()));
    }

    /** What cannot be decoded goes to the dead letters, where nobody can look for a sku. */
    private Optional<Who> match(ConsumerRecord<byte[], byte[]> record, String name) {
        Topics topics = names.topics();
        if (record.topic().equals(names.bySku())) {
            return Decoding.maybe(bySku, record).flatMap(request -> match(request, name));
        }
        String copied =
                RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_TOPIC).orElse("");
        if (copied.equals(topics.failed().name())) {
            return Decoding.maybe(topics.failed(), record).flatMap(failed -> match(failed, name));
        }
        return copied.equals(topics.completed().name())
                ? Decoding.maybe(topics.completed(), record)
                        .flatMap(image -> image.getRest())
                        .flatMap(rest -> match(rest, name))
                : Decoding.maybe(topics.changes(), record).flatMap(change -> match(change, name));
    }

    private Optional<Who> match(CatalogChange change, String name) {
        boolean fits = change.getSku().equals(name)
                || change.getJobId().filter(name::equals).isPresent()
                || (name.indexOf(':') > 0
                        && rules.outlook(change).orders().stream()
                                .anyMatch(order -> order.getIdempotencyKey().equals(name)));
        return fits ? Optional.of(new Who(change.getSku(), change.getJobId())) : Optional.empty();
    }

    private static Optional<Who> match(GenerationRequest request, String name) {
        boolean fits = request.getSku().equals(name)
                || request.getIdempotencyKey().equals(name)
                || request.getJobId().filter(name::equals).isPresent();
        return fits ? Optional.of(new Who(request.getSku(), request.getJobId())) : Optional.empty();
    }

    private static Optional<Who> match(ImageFailed failed, String name) {
        boolean fits = failed.getSku().equals(name)
                || failed.getIdempotencyKey().filter(name::equals).isPresent()
                || failed.getJobId().filter(name::equals).isPresent();
        return fits ? Optional.of(new Who(failed.getSku(), failed.getJobId())) : Optional.empty();
    }
}
