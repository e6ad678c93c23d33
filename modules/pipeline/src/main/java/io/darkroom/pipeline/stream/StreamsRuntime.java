package io.darkroom.pipeline.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Kafka Streams client: exactly once, classic group protocol, static membership, stable transactional ids.
 * Any thread.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/kRg0BQ">KIP-345, static membership</a>
 */
public final class StreamsRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRuntime.class);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(30);

    private final StreamsSettings settings;
    private final List<InternalTopic> internalTopics;
    private final KafkaStreams streams;

    /**
     * @param onCommit run by a stream thread after each transaction that it has committed; must return at once
     * @param stage properties that the stage needs; they win over defaults and lose against nothing
     * @param internalTopics changelog and repartition topics of the topology
     * @param onFailure told once when a stream thread died of an exception nobody planned for; the client shuts down
     */
    public StreamsRuntime(
            StreamsSettings settings,
            Topology topology,
            ConsumerHold hold,
            Runnable onCommit,
            Map<String, Object> stage,
            List<InternalTopic> internalTopics,
            Consumer<Throwable> onFailure) {
        this.settings = settings;
        this.internalTopics = List.copyOf(internalTopics);
        streams = new KafkaStreams(topology, properties(settings, stage), new StageClients(settings, hold, onCommit));
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.atError().setCause(failure).log("stream thread failed, client stops");
            onFailure.accept(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    /**
     * Makes the internal topics and joins the group.
     *
     * @throws IllegalStateException when the stores hold something but the application's offsets are lost, or the internal
     *     topics cannot be made
     */
    public void start() {
        new OrphanedState(ClientSettings.of(settings), settings.applicationId()).refuse();
        new InternalTopics(settings, internalTopics).create();
        streams.start();
    }

    /** State as Kafka Streams names it. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** The client itself, for metrics binders. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Commits, leaves the group so that others take over at once, and stops. Blocks for up to 30 s. */
    @Override
    public void close() {
        if (!streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(LEAVE_LIMIT))) {
            LOG.atWarn().addKeyValue("reason", "timeout").log("stream threads did not stop in time");
        }
    }

    /** What a topology must be built with, so that no generated name becomes part of the contract. */
    public static Properties topologyProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "named-when-it-runs");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "named-when-it-runs:0");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }

    private static Properties properties(StreamsSettings settings, Map<String, Object> stage) {
        Map<String, Object> all = new HashMap<>();
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        all.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 4 * 1024 * 1024);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        all.put(StreamsConfig.topicPrefix("segment.bytes"), 32 * 1024 * 1024);
        all.put(StreamsConfig.topicPrefix("max.message.bytes"), 4 * 1024 * 1024);
        all.putAll(settings.overrides());
        all.putAll(stage);
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
