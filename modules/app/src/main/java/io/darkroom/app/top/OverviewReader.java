package io.darkroom.app.top;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.Installation;
import io.darkroom.app.run.ResultScan;
import io.darkroom.app.tail.Onward;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks at an installation again and again: groups, queues, changelogs, orders and results. One thread. */
final class OverviewReader implements AutoCloseable {
    private final DarkroomConfig config;
    private final Topics topics;
    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final Onward onward;
    private final ResultScan results;
    private final Lately lately = new Lately();
    private final Map<String, StoredRows> rows = new HashMap<>();
    private final GateReports gates;

    OverviewReader(DarkroomConfig config, Installation installation, GateReports gates) {
        this.config = config;
        this.topics = installation.topics();
        this.gates = gates;
        admin = installation.admin();
        consumer = installation.reader();
        onward = new Onward(installation.reader());
        results = new ResultScan(topics);
    }

    /**
     * One look.
     *
     * @param budget most time for catching up with the topics that it goes on reading
     */
    Overview look(Duration budget) {
        Instant began = Instant.now();
        Set<String> providers = LeftWork.providers(consumer.listTopics().keySet(), topics);
        providers.forEach(provider -> onward.add(
                rows.computeIfAbsent(provider, name -> new StoredRows(names(name)))
                        .topics(),
                Optional.empty()));
        onward.add(
                List.of(
                        topics.completed().name(),
                        topics.failed().name(),
                        topics.assets().name()),
                Optional.of(began.minus(Lately.DAY)));
        boolean whole = onward.read(budget, this::take);
        Map<String, ProviderView.Gates> reports = gates.read();
        List<StageView> stages = new ArrayList<>(List.of(intake()));
        List<ProviderView> views = new ArrayList<>();
        for (String provider : providers) {
            StageView stage = generation(provider);
            stages.add(stage);
            views.add(provider(provider, stage, Optional.ofNullable(reports.get(provider))));
        }
        Instant now = Instant.now();
        return new Overview(now, stages, views, lately.spending(now, whole), probes());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        rows.values().forEach(stored -> stored.take(record));
        if (record.topic().equals(topics.assets().name())) {
            lately.stored(Instant.ofEpochMilli(record.timestamp()));
        } else {
            results.tell(record, lately);
        }
    }

    private StageView intake() {
        WorkTopics any = WorkTopics.of(config, topics);
        return stage(
                "intake",
                any.intake(),
                List.of(topics.changes().name(), topics.replays().name(), any.bySku()));
    }

    private StageView generation(String provider) {
        WorkTopics names = names(provider);
        List<String> queues = new ArrayList<>(List.of(names.requests(), names.backfill(), names.retries()));
        if (provider.equals(Topics.ASSET_STAGE)) {
            queues.add(topics.completed().name());
        }
        return stage(provider, names.generation(), queues);
    }

    private StageView stage(String name, String application, List<String> queues) {
        StageGroup group = StageGroup.read(admin, application);
        List<QueueLength> lengths = queues.stream()
                .map(topic -> QueueLength.of(topic, group, consumer))
                .toList();
        return new StageView(
                name,
                application,
                group.members(),
                new QueueLength(
                        lengths.stream().mapToLong(QueueLength::records).sum(),
                        lengths.stream()
                                .flatMap(length -> length.oldest().stream())
                                .min(Instant::compareTo)));
    }

    private ProviderView provider(String provider, StageView stage, Optional<ProviderView.Gates> reports) {
        StoredRows stored = Objects.requireNonNull(rows.get(provider));
        StandingOrders orders = StandingOrders.read(consumer, topics.controls(), provider);
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
        consumer.close();
        admin.close();
    }
}
