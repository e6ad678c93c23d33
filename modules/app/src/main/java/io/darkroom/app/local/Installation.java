package io.darkroom.app.local;

import io.darkroom.app.config.ClusterConfig;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.KafkaConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka and a schema registry to talk to, in this process or elsewhere: addresses, topics, serdes, clients. Clients that it
 * makes are the caller's to close. Any thread.
 */
public final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 10;

    private final String bootstrapServers;
    private final URI registry;
    private final KafkaConfig kafka;
    private final WireSerdes serdes;
    private final Topics topics;

    Installation(ClusterConfig cluster, String bootstrapServers, URI registry) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        kafka = cluster.kafka();
        serdes = new WireSerdes(cluster.registry().forSerde(registry));
        topics = new Topics(cluster.topics().prefix(), serdes);
    }

    /**
     * The cluster of the configuration.
     *
     * @throws UserError when it does not answer
     */
    public static Installation remote(DarkroomConfig config) {
        return remote(config, PATIENCE);
    }

    /**
     * As {@link #remote(DarkroomConfig)}.
     *
     * @param patience how long to wait for the answer
     */
    public static Installation remote(DarkroomConfig config, Duration patience) {
        ClusterConfig cluster = config.cluster();
        Installation installation = new Installation(
                cluster,
                cluster.kafka().bootstrapServers().orElseThrow(),
                cluster.registry().url().orElseThrow());
        try {
            installation.awaitAnswer(patience);
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    /** Kafka's bootstrap.servers. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Address of the schema registry. */
    public URI registry() {
        return registry;
    }

    /** The typed topics. */
    public Topics topics() {
        return topics;
    }

    /** The serdes of the topics, which share one registry client. */
    public WireSerdes serdes() {
        return serdes;
    }

    /** A new admin client. */
    public Admin admin() {
        return Admin.create(with(kafka.forAdmin()));
    }

    /** A new producer: idempotent, acknowledged by all replicas. */
    public Producer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    /** As {@link #producer()}, for transactions; a later one of the same id, anywhere, fences this one. */
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        return producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId));
    }

    private Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = with(kafka.forProducer());
        properties.putAll(more);
        properties.putIfAbsent(ProducerConfig.ACKS_CONFIG, "all");
        properties.putIfAbsent(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A new consumer without a group that sees committed records only. */
    public Consumer<byte[], byte[]> consumer() {
        return consumer(Map.of());
    }

    /**
     * As {@link #consumer()}, for one look at what is there: where a partition ends it hardly waits for more, which would also
     * keep whatever it reads next, and its closing, waiting.
     */
    public Consumer<byte[], byte[]> reader() {
        return consumer(Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LOOK_MILLIS));
    }

    /** As {@link #reader()}; it fails when a record that it was to read has been deleted, instead of reading on behind it. */
    public Consumer<byte[], byte[]> completeConsumer() {
        return consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LOOK_MILLIS));
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> properties = with(kafka.forConsumer());
        properties.putAll(more);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.putAll(more);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> with(Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    private void awaitAnswer(Duration patience) {
        Admin admin = admin();
        try {
            admin.describeCluster().clusterId().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw noAnswer(e.getCause() == null ? e : e.getCause(), patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted while waiting for Kafka at " + bootstrapServers + ".");
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private UserError noAnswer(Throwable why, Duration patience) {
        return switch (why) {
            case SslAuthenticationException tls ->
                refused(tls, "kafka.ssl.truststore.location and kafka.ssl.truststore.type");
            case AuthenticationException login ->
                refused(login, "kafka.security.protocol, kafka.sasl.mechanism and kafka.sasl.jaas.config");
            case TimeoutException late -> silent(late, patience);
            case org.apache.kafka.common.errors.TimeoutException late -> silent(late, patience);
            default ->
                UserError.infrastructure(
                        "Kafka at %s does not answer: %s.".formatted(bootstrapServers, why.getMessage()), why);
        };
    }

    private UserError silent(Exception late, Duration patience) {
        return UserError.infrastructure(
                "Kafka at %s does not answer within %d s; check kafka.bootstrap.servers, and kafka.security.protocol where the cluster wants TLS or a password."
                        .formatted(bootstrapServers, patience.toSeconds()),
                late);
    }

    private UserError refused(AuthenticationException why, String settings) {
        return UserError.infrastructure(
                "Kafka at %s refuses this client: %s; check %s."
                        .formatted(
                                bootstrapServers,
                                String.valueOf(why.getMessage()).replaceFirst("\\.$", ""),
                                settings),
                why);
    }

    @Override
    public void close() {
        serdes.close();
    }
}
