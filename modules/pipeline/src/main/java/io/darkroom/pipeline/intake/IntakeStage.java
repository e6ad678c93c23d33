package io.darkroom.pipeline.intake;

import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.lock.LockLog;
import io.darkroom.pipeline.intake.prompts.lock.OwnWords;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.intake.sets.SetBook;
import io.darkroom.pipeline.intake.waiting.WaitingOrders;
import io.darkroom.pipeline.stream.Backlog;
import io.darkroom.pipeline.stream.Opened;
import io.darkroom.pipeline.stream.StreamsRuntime;
import io.darkroom.pipeline.stream.setting.ClientSettings;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import io.darkroom.pipeline.stream.state.Gauges;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsConfig;

/** The intake application in this process. Any thread. */
public final class IntakeStage implements AutoCloseable {
    private final RegistryHold hold;
    private final StreamsRuntime runtime;
    private final Backlog backlog;
    private final Gauges gauges;

    /**
     * Reads the prompts, looks at the topics, which must exist, and makes the writer schemas known.
     *
     * @param onFailure told when the stage can no longer work
     * @throws IllegalArgumentException when the prompts are wrong, or not what was used under their names, with file, place
     *     and reason
     * @throws IllegalStateException when the topics cannot work, with a sentence that says why
     */
    public static IntakeStage open(
            IntakeSettings settings,
            StreamsSettings streams,
            Topics topics,
            WireSerdes serdes,
            MeterRegistry meters,
            Consumer<Throwable> onFailure) {
        return Opened.all(opened -> new IntakeStage(settings, streams, topics, serdes, meters, onFailure, opened));
    }

    private IntakeStage(
            IntakeSettings settings,
            StreamsSettings streams,
            Topics topics,
            WireSerdes serdes,
            MeterRegistry meters,
            Consumer<Throwable> onFailure,
            Opened opened) {
        PromptCatalog prompts = PromptCatalog.load(settings.prompts());
        int partitions = new IntakeTopics(topics, settings.routes()).partitions(streams);
        PromptLocks locks = new PromptLocks(LockLog.read(topics.prompts(), ClientSettings.of(streams)));
        locks.require(prompts, Instant.now());
        serdes.register(written(topics, settings.routes()));
        IntakeMetrics metrics = new IntakeMetrics(meters);
        IntakeParts parts = new IntakeParts(
                settings,
                topics,
                serdes,
                prompts,
                locks,
                new OwnWords(locks),
                partitions,
                metrics,
                InstantSource.system());
        hold = opened.add(new RegistryHold(
                Set.of(
                        topics.changes().name(),
                        topics.replays().name(),
                        topics.completed().name(),
                        topics.failed().name()),
                serdes.client(),
                metrics));
        runtime = opened.add(new StreamsRuntime(
                streams,
                () -> IntakeTopology.build(parts),
                hold,
                () -> {},
                properties(streams),
                internalTopics(partitions),
                meters,
                onFailure));
        List<String> read = List.of(
                topics.changes().name(),
                topics.replays().name(),
                bySku(streams.applicationId()),
                topics.completed().name(),
                topics.failed().name());
        backlog = opened.add(
                new Backlog(ClientSettings.of(streams), streams.applicationId(), read, (admin, committed) -> {}));
        gauges = metrics.backlog(backlog, read);
    }

    private static List<Topic<?>> written(Topics topics, Routes routes) {
        List<Topic<?>> written = new ArrayList<>(List.of(topics.failed(), topics.status(), topics.prompts()));
        routes.providers().forEach(provider -> {
            written.add(topics.requests(provider));
            written.add(topics.backfill(provider));
        });
        return written;
    }

    /** An event passes two commits, one before it is moved to its sku and one after. */
    private static Map<String, Object> properties(StreamsSettings streams) {
        String interval = StreamsConfig.COMMIT_INTERVAL_MS_CONFIG;
        return Map.of(interval, streams.overrides().getOrDefault(interval, "50"));
    }

    /** The topics that only this stage uses; as many partitions as the outcomes have. */
    public static List<InternalTopic> internalTopics(int partitions) {
        return List.of(
                InternalTopic.changelog(Nodes.ADMISSIONS, partitions),
                InternalTopic.changelog(SetBook.STORE, partitions),
                InternalTopic.changelog(WaitingOrders.STORE, partitions),
                InternalTopic.repartition(Nodes.BY_SKU, partitions));
    }

    /** Changelog of the ledger: key, and Avro single-object {@code Admission}. */
    public static String admissions(String applicationId) {
        return InternalTopic.changelogOf(applicationId, Nodes.ADMISSIONS);
    }

    /** Requests that are rendered and not yet decided about. */
    public static String bySku(String applicationId) {
        return InternalTopic.repartitionOf(applicationId, Nodes.BY_SKU);
    }

    /** Joins the group and begins. */
    public void start() {
        runtime.start();
        backlog.start();
    }

    /** What the stage is doing. */
    public StageState state() {
        return runtime.state();
    }

    /** Leaves the group and stops; nothing is lost, whoever comes next goes on at the last commit. */
    @Override
    public void close() {
        hold.close();
        gauges.close();
        backlog.close();
        runtime.close();
    }
}
