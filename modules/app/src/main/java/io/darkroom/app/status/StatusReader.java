package io.darkroom.app.status;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.ledger.LedgerView;
import io.darkroom.app.ledger.NamedKeys;
import io.darkroom.app.local.Installation;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Answers where a key, a sku or a job is, from the topics alone; the stages may all be down. Any thread: each
 * answer has clients of its own.
 */
public final class StatusReader {
    private final DarkroomConfig config;
    private final Installation installation;
    private final WorkTopics names;
    private final IntakeRules rules;
    private final Consumer<String> progress;

    /** @param progress told what is read, before what may take long */
    public StatusReader(DarkroomConfig config, Installation installation, Consumer<String> progress) {
        this.config = config;
        this.installation = installation;
        this.names = WorkTopics.of(config, installation.topics());
        this.rules = new IntakeRules(config.stages().intake());
        this.progress = progress;
    }

    /** The same, telling nobody what it reads. */
    StatusReader quiet() {
        return new StatusReader(config, installation, note -> {});
    }

    /** Looks at everything that bears a name. */
    StatusAnswer answer(String name) {
        List<Seen<GenerationStatus>> decisions = new LedgerView(installation).decisions(name);
        if (!decisions.isEmpty()) {
            Map<String, Trail> one = Map.of(name, trail(decisions));
            return new StatusAnswer.Found(name, List.of("key"), views(one), List.of());
        }
        progress.accept("Looking for a sku or a job of this name in " + installation.topics().status().name() + " …");
        NamedKeys named = new LedgerView(installation).named(name);
        Map<String, Trail> trails = new TreeMap<>();
        named.ofSku().forEach((key, said) -> trails.put(key, trail(said)));
        named.ofJob().forEach((key, said) -> trails.put(key, trail(said)));
        return answer(name, named, trails);
    }

    private StatusAnswer answer(String name, NamedKeys named, Map<String, Trail> trails) {
        Surroundings around = surroundings();
        UnreadEvents unread = new UnreadEvents(names, rules, new WaitingRules(around));
        List<EventView> events = new ArrayList<>();
        try (var consumer = installation.consumer()) {
            events.addAll(unread.named(name, consumer, around.intake()));
            if (trails.isEmpty()) {
                progress.accept("Looking for rejected events in " + names.topics().failed().name() + " …");
                events.addAll(new RejectedEvents(names).of(name, consumer));
            }
        }
        if (trails.isEmpty() && events.isEmpty()) {
            return NotFoundHints.of(name, named.records(), unread, around, names);
        }
        return new StatusAnswer.Found(name, kinds(name, named, events), views(trails), events);
    }

    private static List<String> kinds(String name, NamedKeys named, List<EventView> events) {
        List<String> kinds = new ArrayList<>();
        if (!named.ofSku().isEmpty() || events.stream().anyMatch(event -> event.sku().equals(name))) {
            kinds.add("sku");
        }
        if (!named.ofJob().isEmpty()
                || events.stream().anyMatch(event -> event.job().filter(name::equals).isPresent())) {
            kinds.add("job");
        }
        return kinds.isEmpty() ? List.of("key") : kinds;
    }

    private static Trail trail(List<Seen<GenerationStatus>> decisions) {
        Trail trail = new Trail();
        trail.decisions(decisions);
        return trail;
    }

    private List<KeyView> views(Map<String, Trail> trails) {
        if (trails.size() == 1) {
            try (Watch watch = watch(trails.values().iterator().next())) {
                return List.of(watch.look());
            }
        }
        Surroundings around = surroundings();
        KeyViews views = new KeyViews(around);
        long open = trails.values().stream().filter(StartsFinder::inProgress).count();
        if (open > 0) {
            progress.accept("Looking where %s …".formatted(Counted.of(open, "key in progress is", "keys in progress are")));
        }
        try (var consumer = installation.consumer()) {
            Scan scan = new Scan(names, consumer, trails, starts(consumer, around, trails.values()));
            scan.refresh(() -> true);
            return trails.values().stream()
                    .map(trail -> views.of(trail, scan.before(trail), false))
                    .toList();
        }
    }

    private Starts starts(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Surroundings around,
            Collection<Trail> trails) {
        return new StartsFinder(consumer, names, around.intake(), around.generation()).whereabouts(trails);
    }

    /** Watches one key of which something is known. */
    private Watch watch(Trail trail) {
        return new Watch(trail);
    }

    /** The watch of a key; empty when the ledger does not know it. */
    Optional<Watch> watch(String key) {
        List<Seen<GenerationStatus>> decisions = new LedgerView(installation).decisions(key);
        return decisions.isEmpty() ? Optional.empty() : Optional.of(watch(trail(decisions)));
    }

    /** Looks at one key, again and again if need be; each look reads only what has come since. */
    final class Watch implements AutoCloseable {
        private final Trail trail;
        private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = installation.consumer();
        private final Scan scan;

        private Watch(Trail trail) {
            this.trail = trail;
            try {
                readEvent();
                scan = scan();
            } catch (RuntimeException e) {
                consumer.close();
                throw e;
            }
        }

        private Scan scan() {
            Surroundings around = surroundings();
            return new Scan(
                    names,
                    consumer,
                    Map.of(trail.newest().value().getIdempotencyKey(), trail),
                    new StartsFinder(consumer, names, around.intake(), around.generation()).everything(trail));
        }

        KeyView look() {
            scan.refresh(() -> true);
            if (trail.newest().value().getState() != LedgerState.IN_PROGRESS) {
                readResult();
            }
            return new KeyViews(surroundings()).of(trail, scan.before(trail), true);
        }

        private void readEvent() {
            Origin at = Timeline.admitted(trail).getOrigin();
            read(at).ifPresent(record -> trail.event(new Trail.Event(
                    Instant.ofEpochMilli(record.timestamp()),
                    value(record, names.topics().changes()).map(Seen::value).map(CatalogChange::getOccurredAt))));
        }

        private void readResult() {
            GenerationStatus newest = trail.newest().value();
            long generation = newest.getGeneration();
            if (trail.completed(generation).isEmpty() && trail.failed(generation).isEmpty()) {
                newest.getResult().flatMap(this::read).ifPresent(this::result);
            }
        }

        private void result(ConsumerRecord<byte[], byte[]> record) {
            if (record.topic().equals(names.topics().completed().name())) {
                value(record, names.topics().completed()).ifPresent(trail::completed);
            } else {
                value(record, names.topics().failed()).ifPresent(trail::failed);
            }
        }

        private <T> Optional<Seen<T>> value(ConsumerRecord<byte[], byte[]> record, Topic<T> topic) {
            try {
                return Optional.of(Seen.of(record, topic));
            } catch (SerializationException e) {
                return Optional.empty();
            }
        }

        private Optional<ConsumerRecord<byte[], byte[]>> read(Origin at) {
            try (var reader = installation.consumer()) {
                return at(reader, at);
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /** One record; empty when it is no longer kept. */
    private static Optional<ConsumerRecord<byte[], byte[]>> at(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Origin at) {
        AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
        if (consumer.listTopics().containsKey(at.getTopic())) {
            TopicPartition partition = new TopicPartition(at.getTopic(), at.getPartition());
            TopicReader.readFrom(Map.of(partition, at.getOffset()), consumer, record -> {
                found.set(record);
                return false;
            });
        }
        return Optional.ofNullable(found.get())
                .filter(record -> record.offset() == at.getOffset() && record.value() != null);
    }

    private Surroundings surroundings() {
        try (Admin admin = installation.admin();
                var consumer = installation.consumer()) {
            return new Surroundings(
                    Instant.now(),
                    names.provider(),
                    config.provider().maxInFlight(),
                    config.provider().billing().price(),
                    StandingOrders.read(consumer, installation.topics().controls(), names.provider()),
                    StageGroup.read(admin, names.intake()),
                    StageGroup.read(admin, names.generation()));
        }
    }
}
