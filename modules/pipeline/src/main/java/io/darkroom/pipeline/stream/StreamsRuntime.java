package io.darkroom.pipeline.stream;

import io.darkroom.pipeline.stream.client.ConsumerHold;
import io.darkroom.pipeline.stream.client.DeletedMetrics;
import io.darkroom.pipeline.stream.client.StageClients;
import io.darkroom.pipeline.stream.setting.ClientSettings;
import io.darkroom.pipeline.stream.setting.MainConsumer;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import io.darkroom.pipeline.stream.setting.StreamsTime;
import io.darkroom.pipeline.stream.state.Gauges;
import io.darkroom.pipeline.stream.state.StageGauges;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.pipeline.stream.state.StageWatch;
import io.darkroom.pipeline.stream.store.LeftStores;
import io.darkroom.pipeline.stream.store.OrphanedState;
import io.darkroom.pipeline.stream.store.StoreMemory;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import io.darkroom.pipeline.stream.topic.InternalTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Kafka Streams client: exactly once, classic group protocol, static membership, stable transactional ids. When
 * a stream thread fails, the whole client is closed and a new one takes its place: a thread that is replaced alone leaves a
 * member behind that nobody is. Any thread.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/kRg0BQ">KIP-345, static membership</a>
 */
public final class StreamsRuntime implements AutoCloseable {
    /**
     * Where every source begins. Said by the topology and not by the consumer, Kafka Streams itself acts when records are gone, and
     * {@link DeletedMetrics} hears of it.
     */
    public static final AutoOffsetReset RESET = AutoOffsetReset.earliest();

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRuntime.class);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(30);
    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(10);
    private static final String SESSION_TIMEOUT = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
    private static final String SESSION_MILLIS = "10000";
    private static final String HEARTBEAT = ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
    private static final String HEARTBEAT_MILLIS = "3000";

    /**
     * A broker answers one request of a client at a time: whoever restores asks for the place of the next store behind a fetch
     * that waits for news of the last one, by default for half a second, again and again. Not
     * with standby stores: they are fetched for with the same consumer, for as long as the process lives.
     */
    private static final int RESTORE_WAIT_MILLIS = 20;

    private static final String RESTORE_WAIT =
            StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG);

    /** Deprecated from its first day, since it goes when true is the default; unless it is set each start warns of it. */
    @SuppressWarnings("deprecation")
    private static final String GLOBAL_HANDLER = StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG;

    private final StreamsSettings settings;
    private final Supplier<KafkaStreams> client;
    private final InternalTopics internalTopics;
    private final Optional<InstanceClaim> claim;
    private final LeftStores left;
    private final DeletedMetrics deleted;
    private final Consumer<Throwable> onFailure;
    private final MeterRegistry meters;
    private final StageWatch watch;
    private final Gauges gauges;
    private final Restarts restarts = new Restarts();
    private @Nullable KafkaStreamsMetrics bound;
    private KafkaStreams streams;
    private boolean failing;
    private boolean closed;

    /**
     * @param topology makes the topology, once for each client
     * @param onCommit run by a stream thread after each transaction that it has committed; must return at once
     * @param stage properties that the stage needs; they win over defaults and lose against nothing
     * @param internalTopics changelog and repartition topics of the topology
     * @param meters where the metrics of the running client go
     * @param onFailure told when stream threads failed too often, or in a way that a new client cannot mend
     */
    public StreamsRuntime(
            StreamsSettings settings,
            Supplier<Topology> topology,
            ConsumerHold hold,
            Runnable onCommit,
            Map<String, Object> stage,
            List<InternalTopic> internalTopics,
            MeterRegistry meters,
            Consumer<Throwable> onFailure) {
        this.settings = settings;
        this.meters = meters;
        this.internalTopics = new InternalTopics(settings, internalTopics, Sources.of(topology.get()));
        this.onFailure = onFailure;
        this.left = new LeftStores(settings);
        this.deleted = new DeletedMetrics(meters, settings.applicationId());
        this.watch = new StageWatch(settings.applicationId(), InstantSource.system());
        client = () -> new KafkaStreams(
                topology.get(),
                properties(settings, stage),
                new StageClients(settings, hold, deleted, onCommit),
                new StreamsTime(settings.clock()));
        streams = newClient();
        claim = claim();
        gauges = StageGauges.of(meters, settings.applicationId(), watch, settings.stateDir());
    }

    private Optional<InstanceClaim> claim() {
        try {
            return settings.shared()
                    ? Optional.of(
                            new InstanceClaim(settings, internalTopics.names().getFirst()))
                    : Optional.empty();
        } catch (RuntimeException e) {
            streams.close(LEAVE_LIMIT);
            throw e;
        }
    }

    private KafkaStreams newClient() {
        KafkaStreams made = client.get();
        watch.clientMade(made);
        made.setStateListener((next, before) -> watch.changed(made, next));
        made.setGlobalStateRestoreListener(watch);
        made.setUncaughtExceptionHandler(failure -> {
            failed(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        return made;
    }

    /**
     * Makes the internal topics and joins the group.
     *
     * @throws IllegalStateException when the stores hold something but the application's offsets are lost, the internal topics
     *     cannot be made, or another process works under the same instance id
     */
    public void start() {
        try (Admin admin = Admin.create(ClientSettings.of(settings))) {
            new OrphanedState(admin, ClientSettings.of(settings), settings.applicationId(), internalTopics.changelogs())
                    .refuse();
            internalTopics.create(admin);
            deleted.look(admin);
        }
        claim.ifPresent(InstanceClaim::take);
        left.removeUnlessStopped();
        startClient();
    }

    /** What the stage is doing. */
    public StageState state() {
        return watch.state();
    }

    private synchronized void startClient() {
        streams.start();
        bound = new KafkaStreamsMetrics(streams);
        bound.bindTo(meters);
    }

    private synchronized void unbind() {
        if (bound != null) {
            bound.close();
            bound = null;
        }
    }

    private synchronized KafkaStreams running() {
        return streams;
    }

    /** A stream thread failed. The others of its client, which fail with it, count as one. */
    private synchronized void failed(Throwable failure) {
        if (failing || closed) {
            return;
        }
        failing = true;
        Optional<InstanceIdTakenException> taken = InstanceIdTakenException.in(failure, settings);
        if (taken.isPresent()) {
            LOG.atError().addKeyValue("reason", taken.get().getMessage()).log("client stops");
            stopForGood(taken.get());
            return;
        }
        Optional<Duration> pause = restarts.failed(Instant.now());
        LOG.atError()
                .setCause(failure)
                .log("stream thread failed, client {}", pause.isPresent() ? "restarts" : "stops");
        if (pause.isPresent()) {
            watch.restarting(failure);
            Thread.ofPlatform()
                    .name(settings.applicationId() + "-restart")
                    .daemon()
                    .start(() -> restart(running(), pause.get()));
        } else {
            stopForGood(restarts.tooMany(failure));
        }
    }

    private void stopForGood(Throwable failure) {
        watch.failed(failure);
        onFailure.accept(failure);
    }

    /** Keeps the place in the group, so that the new client has the same tasks. */
    private void restart(KafkaStreams old, Duration pause) {
        try {
            unbind();
            awaitEnd(old);
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            while (!replace()) {
                TimeUnit.NANOSECONDS.sleep(UNREACHABLE_PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("client cannot be restarted");
            stopForGood(e);
        }
    }

    /**
     * As long as it takes: while Kafka is away each step of a thread that ends waits for its own time to be over, and until the
     * last thread has ended nobody else can have the state folder.
     */
    private void awaitEnd(KafkaStreams old) {
        while (!isClosed() && !old.close(LEAVE_LIMIT)) {
            LOG.atWarn().addKeyValue("reason", "timeout").log("stream threads have not ended yet, waited for again");
        }
    }

    /** Puts a new client in the place of the old one; false when Kafka cannot be found, which is no reason to give up. */
    private synchronized boolean replace() {
        if (closed) {
            return true;
        }
        try {
            streams = newClient();
        } catch (KafkaException e) {
            if (!Unreachable.in(e)) {
                throw e;
            }
            LOG.atWarn().setCause(e).log("Kafka cannot be found, tried again");
            return false;
        }
        failing = false;
        startClient();
        return true;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Commits, leaves the group so that others take over at once, and stops. Blocks for up to 30 s. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watch.stopped();
        gauges.close();
        unbind();
        if (running()
                .close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(LEAVE_LIMIT))) {
            left.stopped();
        } else {
            LOG.atWarn().addKeyValue("reason", "timeout").log("stream threads did not stop in time");
        }
        claim.ifPresent(InstanceClaim::close);
    }

    /** What a topology must be built with, so that no generated name becomes part of the contract. */
    public static Properties topologyProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "named-when-it-runs");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "named-when-it-runs:0");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(GLOBAL_HANDLER, true);
        return properties;
    }

    /** How long after its last sign of life a process loses its work to others. */
    static Duration session(StreamsSettings settings) {
        return Duration.ofMillis(Long.parseLong(MainConsumer.value(settings, SESSION_TIMEOUT, SESSION_MILLIS)));
    }

    private static boolean hasStandbys(Map<String, Object> all) {
        return !"0"
                .equals(String.valueOf(all.getOrDefault(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0))
                        .strip());
    }

    static Properties properties(StreamsSettings settings, Map<String, Object> stage) {
        Map<String, Object> all = new HashMap<>();
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(GLOBAL_HANDLER, true);
        // The consumer's assignor reads the settings anew, without those that are no consumer's.
        all.put(StreamsConfig.mainConsumerPrefix(GLOBAL_HANDLER), true);
        all.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        all.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 4 * 1024 * 1024);
        all.put(
                StreamsConfig.mainConsumerPrefix(SESSION_TIMEOUT),
                MainConsumer.value(settings, SESSION_TIMEOUT, SESSION_MILLIS));
        all.put(StreamsConfig.mainConsumerPrefix(HEARTBEAT), MainConsumer.value(settings, HEARTBEAT, HEARTBEAT_MILLIS));
        all.put(StreamsConfig.topicPrefix("segment.bytes"), 32 * 1024 * 1024);
        all.put(StreamsConfig.topicPrefix("max.message.bytes"), 4 * 1024 * 1024);
        all.putAll(settings.overrides());
        all.putAll(stage);
        if (!hasStandbys(all)) {
            all.putIfAbsent(RESTORE_WAIT, RESTORE_WAIT_MILLIS);
        }
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        all.put(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-" + settings.instanceId());
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }
}
