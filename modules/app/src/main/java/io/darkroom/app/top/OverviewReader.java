package io.darkroom.app.top;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.app.tail.FollowingReader;
import io.darkroom.app.wording.Refusal;
import io.darkroom.app.work.ConfiguredCap;
import io.darkroom.app.work.LeftWork;
import io.darkroom.app.work.QueueLength;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.StoredRows;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Looks at an installation again and again: groups, queues, changelogs, orders and results. One thread. */
final class OverviewReader implements Lookout.Place {
    private final DarkroomConfig config;
    private final Topics topics;
    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final FollowingReader onward;
    private final ResultScan results;
    private final Lately lately = new Lately();
    private final Map<String, StoredRows> rows = new HashMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final GateReports gates;

    OverviewReader(DarkroomConfig config, Installation installation, GateReports gates) {
        this.config = config;
        this.topics = installation.topics();
        this.gates = gates;
        admin = installation.admin();
        consumer = installation.reader();
        onward = new FollowingReader(installation.reader());
        results = new ResultScan(topics);
    }

    /**
     * One look.
     *
     * @param budget most time for catching up with the topics that it goes on reading
     */
    @Override
    public Overview look(Duration budget) {
        Instant began = Instant.now();
        Set<String> known = consumer.listTopics().keySet();
        Set<String> providers = LeftWork.providers(known, topics);
        providers.forEach(provider -> allowed(provider, () -> stored(provider, known)));
        onward.add(
                List.of(
                        topics.completed().name(),
                        topics.failed().name(),
                        topics.assets().name()),
                known,
                Optional.of(began.minus(Lately.DAY)));
        boolean whole = caughtUp(budget);
        GateReports.Answers reports = gates.read();
        Map<String, StandingOrders> orders = orders();
        List<StageView> stages = new ArrayList<>(List.of(intake(known)));
        List<ProviderView> views = new ArrayList<>();
        providers.forEach(provider -> allowed(provider, () -> {
            StageView stage = generation(provider, known);
            views.add(provider(
                    provider,
                    stage,
                    orders.getOrDefault(provider, StandingOrders.NONE),
                    Optional.ofNullable(reports.gates().get(provider))));
            stages.add(stage);
        }));
        if (views.isEmpty() && !refused.isEmpty()) {
            throw UserError.infrastructure(refused.values().iterator().next());
        }
        Instant now = Instant.now();
        Gaps gaps = new Gaps(refused, reports.silent());
        return new Overview(now, stages, views, lately.spending(now, whole), probes(), gaps);
    }

    private Map<String, StandingOrders> orders() {
        try {
            return StandingOrders.all(consumer, topics.controls());
        } catch (AuthorizationException e) {
            throw UserError.infrastructure(Refusal.in(e).orElseThrow(() -> e), e);
        }
    }

    private void stored(String provider, Set<String> known) {
        onward.add(
                rows.computeIfAbsent(provider, name -> new StoredRows(names(name)))
                        .topics(),
                known,
                Optional.empty());
    }

    /** A provider that this principal may not look at is left out from then on; the others are shown. */
    private void allowed(String provider, Runnable part) {
        if (refused.containsKey(provider)) {
            return;
        }
        try {
            part.run();
        } catch (AuthorizationException | UserError e) {
            refused.put(provider, Refusal.in(e).orElseThrow(() -> e));
        }
    }

    /** Changelogs may be refused where their names and ends are not. */
    private boolean caughtUp(Duration budget) {
        while (true) {
            try {
                return onward.read(budget, this::take);
            } catch (TopicAuthorizationException e) {
                Set<String> unseen = e.unauthorizedTopics();
                List<String> owners = rows.entrySet().stream()
                        .filter(each -> !Collections.disjoint(each.getValue().topics(), unseen))
                        .map(Map.Entry::getKey)
                        .toList();
                if (refused.keySet().containsAll(owners)) {
                    throw e;
                }
                owners.forEach(owner -> refused.put(owner, Refusal.in(e).orElseThrow(() -> e)));
                onward.drop(unseen);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        rows.values().forEach(stored -> stored.take(record));
        if (record.topic().equals(topics.assets().name())) {
            lately.stored(Instant.ofEpochMilli(record.timestamp()));
        } else {
            results.tell(record, lately.at(Instant.ofEpochMilli(record.timestamp())));
        }
    }

    private StageView intake(Set<String> known) {
        WorkTopics any = WorkTopics.of(config, topics);
        return stage(
                Optional.empty(),
                any.intake(),
                List.of(topics.changes().name(), topics.replays().name(), any.bySku()),
                known);
    }

    private StageView generation(String provider, Set<String> known) {
        WorkTopics names = names(provider);
        return stage(Optional.of(provider), names.generation(), names.queues(config), known);
    }

    private StageView stage(Optional<String> provider, String application, List<String> queues, Set<String> known) {
        StageGroup group = StageGroup.read(admin, application);
        List<QueueLength> lengths = queues.stream()
                .map(topic -> QueueLength.of(topic, known, group, consumer))
                .toList();
        return new StageView(
                provider,
                application,
                group.members(),
                new QueueLength(
                        lengths.stream().mapToLong(QueueLength::records).sum(),
                        lengths.stream()
                                .flatMap(length -> length.oldest().stream())
                                .min(Instant::compareTo)));
    }

    private ProviderView provider(
            String provider, StageView stage, StandingOrders orders, Optional<ProviderView.Gates> reports) {
        StoredRows stored = Objects.requireNonNull(rows.get(provider));
        return new ProviderView(
                provider,
                cap(provider, orders),
                stored.work(),
                Stream.of(stored.oldestInLine(), stage.unread().oldest())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo),
                lately.pace(provider, Instant.now()),
                orders,
                reports);
    }

    /** Each partition has a permit at least. */
    private OptionalInt cap(String provider, StandingOrders orders) {
        int partitions = consumer.partitionsFor(names(provider).requests()).size();
        return ConfiguredCap.of(config, provider)
                .map(cap -> OptionalInt.of(Math.max(orders.cap(cap), partitions)))
                .orElse(OptionalInt.empty());
    }

    private Duration probes() {
        return config.settings().optionalDuration("hold.probe-interval").orElse(Duration.ZERO);
    }

    private WorkTopics names(String provider) {
        return WorkTopics.of(config, topics, provider);
    }

    @Override
    public void close() {
        onward.close();
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}
