package io.darkroom.pipeline.generate;

import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.generate.broken.UndecodableRecords;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.flight.GenerateMetrics;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.pipeline.generate.job.JobLimits;
import io.darkroom.pipeline.generate.job.Jobs;
import io.darkroom.pipeline.generate.outbox.Outbox;
import io.darkroom.pipeline.generate.outbox.UnwrittenReplies;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.pace.StepWatch;
import io.darkroom.pipeline.generate.pace.TimerThread;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.OnUnknown;
import io.darkroom.pipeline.generate.standing.Controls;
import io.darkroom.pipeline.stream.Backlog;
import io.darkroom.pipeline.stream.Opened;
import io.darkroom.pipeline.stream.StreamsRuntime;
import io.darkroom.pipeline.stream.setting.ClientSettings;
import io.darkroom.pipeline.stream.setting.MainConsumer;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobNews;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application of one work queue in this process: generation of a provider, or the asset stage. Any thread. */
public final class GenerateStage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerateStage.class);
    private static final Duration WARM_LIMIT = Duration.ofSeconds(60);
    private static final String TASK_IDLE = StreamsConfig.MAX_TASK_IDLE_MS_CONFIG;

    private final GenerateSettings settings;
    private final Outbox outbox;
    private final Controls controls;
    private final Backlog backlog;
    private final GenerateGauges gauges;
    private final Calls calls;
    private final StreamsRuntime runtime;
    private final ImageProvider provider;
    private final TimerThread timer;

    /**
     * Reads the topics' metadata; the topics must exist and the writer schemas be registered. Takes over the provider, also
     * when it fails.
     *
     * @param purpose what its calls are for
     * @param callbacks where the provider may tell the outcomes of its jobs; {@link Callbacks#NONE} for nowhere
     * @param onFailure told when the stage can no longer work
     * @throws IllegalStateException when the set-up cannot work, with a sentence that says why
     */
    public static GenerateStage open(
            GenerateSettings settings,
            StreamsSettings streams,
            Topics topics,
            ImageProvider provider,
            Purpose purpose,
            Callbacks callbacks,
            MeterRegistry meters,
            Consumer<Throwable> onFailure) {
        return Opened.all(opened -> new GenerateStage(
                settings, streams, topics, opened.add(provider), purpose, callbacks, meters, onFailure, opened));
    }

    private GenerateStage(
            GenerateSettings settings,
            StreamsSettings streams,
            Topics topics,
            ImageProvider provider,
            Purpose purpose,
            Callbacks callbacks,
            MeterRegistry meters,
            Consumer<Throwable> onFailure,
            Opened opened) {
        refuseTaskIdle(streams);
        this.settings = settings;
        this.provider = provider;
        Clock clock = streams.clock();
        Map<String, Object> clients = ClientSettings.of(streams);
        Owner owner =
                new Owner(streams.instanceId(), UUID.randomUUID().toString().substring(0, 8));
        outbox = opened.add(new Outbox(
                clients,
                streams.applicationId() + "-" + streams.instanceId() + "-replies",
                meters,
                new UnwrittenReplies(topics.replies(settings.provider()))));
        int partitions = outbox.warm(topics.replies(settings.provider()).name(), WARM_LIMIT);
        outbox.warm(topics.controls().name(), WARM_LIMIT);
        warnOfSmallCap(partitions);
        controls = opened.add(
                new Controls(topics.controls(), settings.provider(), streams.instanceId(), clients, outbox, clock));
        GenerateMetrics metrics = new GenerateMetrics(
                meters, settings.provider(), settings.calls().prices());
        Clocks clocks = Clocks.of(clock);
        timer = opened.add(new TimerThread(streams.applicationId() + "-pace"));
        Pace pace = new Pace(settings.calls().perSecond(), partitions, clocks.steady(), timer);
        Gate gate = new Gate(settings.provider(), settings.hold(), purpose.outage(), clocks, pace, controls);
        calls = new Calls(
                topics.replies(settings.provider()),
                provider,
                gate,
                outbox,
                metrics,
                settings.calls(),
                partitions,
                settings.retry().onUnknown() == OnUnknown.FAIL,
                new Jobs(
                        new JobLimits(
                                settings.provider(),
                                settings.calls().jobs(),
                                settings.retry().maxAge()),
                        provider,
                        timer,
                        clocks,
                        RandomGenerator.getDefault(),
                        metrics::looked));
        Parts parts = new Parts(
                settings,
                topics,
                owner,
                calls,
                new RetrySchedule(
                        settings.retry(),
                        provider.idempotent(),
                        purpose.timesEachPicture(),
                        RandomGenerator.getDefault()),
                metrics,
                callbacks,
                purpose);
        String requests = topics.requests(settings.provider()).name();
        String backfill = topics.backfill(settings.provider()).name();
        runtime = opened.add(new StreamsRuntime(
                streams,
                () -> GenerateTopology.build(parts),
                new WorkHold(requests, backfill, calls),
                calls::committed,
                properties(streams),
                GenerateTopology.changelogs(purpose, partitions),
                meters,
                onFailure));
        List<String> work =
                List.of(requests, backfill, topics.retries(settings.provider()).name());
        List<String> read = Stream.concat(
                        work.stream(), purpose.sources(topics).stream().map(Topic::name))
                .toList();
        backlog = opened.add(new Backlog(clients, streams.applicationId(), read, new WorkTopicPurge(Set.copyOf(work))));
        gauges = new GenerateGauges(meters, settings.provider(), calls)
                .gate(clock)
                .waiting(clock)
                .stores()
                .campaigns(settings.campaigns(), clock)
                .backlog(backlog, read);
    }

    /** The topics that only this stage uses; as many partitions as its requests have. */
    public static List<InternalTopic> internalTopics(Purpose purpose, int partitions) {
        return GenerateTopology.changelogs(purpose, partitions);
    }

    /** Small polls: what one brings beyond the free permits is stored twice, first queued and then sent. */
    static Map<String, Object> properties(StreamsSettings streams) {
        String pollRecords = ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
        return Map.of(
                TASK_IDLE,
                -1L,
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                UndecodableRecords.class,
                StreamsConfig.mainConsumerPrefix(pollRecords),
                MainConsumer.value(streams, pollRecords, "100"));
    }

    /** A paused partition with lag must not make the whole task wait: with another value open calls grow without end. */
    private static void refuseTaskIdle(StreamsSettings streams) {
        String idle = streams.overrides().get(TASK_IDLE);
        if (idle != null && !idle.equals("-1")) {
            throw new IllegalStateException("streams.%s must be -1 in generation, was %s".formatted(TASK_IDLE, idle));
        }
    }

    private void warnOfSmallCap(int partitions) {
        if (partitions > settings.calls().maxInFlight()) {
            LOG.atWarn()
                    .addKeyValue("provider", settings.provider())
                    .addKeyValue(
                            "reason", "max-in-flight " + settings.calls().maxInFlight() + " < partitions " + partitions)
                    .log("each partition has one permit at least: up to " + partitions + " calls may be in flight");
        }
        settings.campaigns().all().stream()
                .filter(campaign -> campaign.maxInFlight().orElse(partitions) < partitions)
                .forEach(campaign -> LOG.atWarn()
                        .addKeyValue("provider", settings.provider())
                        .addKeyValue(
                                "reason",
                                "campaigns." + campaign.name() + ".max-in-flight "
                                        + campaign.maxInFlight().getAsInt() + " < partitions " + partitions)
                        .log("each partition has one permit of the campaign at least: up to " + partitions
                                + " of its calls may be in flight"));
    }

    /** Reads the standing orders, joins the group and begins. A held provider is probed at once. */
    public void start() {
        controls.start(calls);
        new StepWatch(Clocks.of(Clock.systemUTC()), timer, calls::wake).start();
        calls.gate().probeNow();
        runtime.start();
        backlog.start();
    }

    /** What the stage is doing. */
    public StageState state() {
        return runtime.state();
    }

    /** What the gate of this process looks like. */
    public GateState gate() {
        return calls.state();
    }

    /**
     * Writes what a webhook told to the call's partition of the replies; it may come before the answer to the call, twice, or
     * late. News that are not about the end of a job are passed over.
     *
     * @return completes when Kafka has it, on a thread that must not be kept long; at once for what is passed over; fails for
     *     a partition that is not there
     */
    public CompletionStage<Void> told(CallAddress call, JobNews news) {
        return calls.told(call, news);
    }

    /** No call starts from now on; running ones go on and are settled. */
    public void stopCalling() {
        calls.stop();
    }

    /** Waits until no call is in flight. Returns false when some still are after the limit. */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        return calls.awaitQuiet(limit);
    }

    /**
     * Leaves in good order: no new calls, out of the group, running calls finish into the replies topic where the next
     * owner reads them, for {@code drain-timeout} at most; what runs on after that ends as unknown. Where Kafka does not answer
     * it takes up to 35 s more until what could not be written is named.
     */
    @Override
    public void close() {
        long end = System.nanoTime() + settings.drainTimeout().toNanos();
        calls.stop();
        gauges.close();
        runtime.close();
        try {
            if (!awaitQuiet(Duration.ofNanos(end - System.nanoTime()))) {
                LOG.atWarn()
                        .addKeyValue("provider", settings.provider())
                        .addKeyValue("reason", calls.inFlight() + " calls")
                        .log("calls still run after the drain timeout");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.close();
        provider.close();
        outbox.close();
        controls.close();
        backlog.close();
    }
}
