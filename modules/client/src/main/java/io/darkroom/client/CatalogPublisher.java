package io.darkroom.client;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes catalog changes. What intake would reject is refused before it is sent; what is sent arrives once and in order
 * per sku, or its stage and {@link #close} say why not. One publisher serves a whole process. Any thread.
 */
public final class CatalogPublisher implements AutoCloseable {
    /** Put before every topic name, as {@code topics.prefix} of the installation; default: nothing. */
    public static final String TOPICS_PREFIX = "darkroom.topics.prefix";

    /** CloudEvents source of every event: a URI reference that names the publishing service; default: {@code /catalog}. */
    public static final String SOURCE = "darkroom.source";

    private final Producer<byte[], byte[]> producer;
    private final ChangeRecords records;
    private final String bootstrapServers;
    private final Failures failures = new Failures();

    CatalogPublisher(Producer<byte[], byte[]> producer, ChangeRecords records, String bootstrapServers) {
        this.producer = producer;
        this.records = records;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Looks for topic and schema, so that what is wrong with the installation is known before the first event.
     *
     * @param properties Kafka's producer properties ({@code bootstrap.servers}, {@code security.protocol}, …), the
     *     registry's by Confluent's names ({@code schema.registry.url}, {@code basic.auth.user.info},
     *     {@code auto.register.schemas}, …), {@value #TOPICS_PREFIX}, {@value #SOURCE}. The producer is idempotent and waits
     *     for all replicas; properties that would weaken that are refused.
     * @throws org.apache.kafka.common.config.ConfigException when a property is missing or wrong
     * @throws PublishException when Kafka or the registry does not answer or refuses this client, or when topic or schema
     *     is missing
     */
    public static CatalogPublisher open(Map<String, ?> properties) {
        PublisherSettings settings = new PublisherSettings(properties);
        ChangeRecords records = ChangeRecords.open(settings, topic -> TopicLookup.require(settings, topic));
        try {
            Producer<byte[], byte[]> producer =
                    new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
            return new CatalogPublisher(producer, records, settings.bootstrapServers());
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** As {@link #send(CatalogChange, EventContext)} with {@link EventContext#NONE}. */
    public CompletionStage<Published> send(CatalogChange change) {
        return send(change, EventContext.NONE);
    }

    /**
     * Hands an event over. Waits only while the producer's buffer is full. The stage ends on the producer's own thread:
     * what hangs on it must not block.
     *
     * @return where the event stands, or a {@link PublishException}
     * @throws InvalidChangeException when the event breaks the contract; nothing was sent
     */
    public CompletionStage<Published> send(CatalogChange change, EventContext context) {
        ProducerRecord<byte[], byte[]> record = records.record(change, context);
        CompletableFuture<Published> arrival = new CompletableFuture<>();
        failures.sent();
        try {
            var unused = producer.send(record, (at, e) -> settle(arrival, record, at, e));
        } catch (KafkaException e) {
            settle(arrival, record, null, e);
        }
        return arrival;
    }

    private void settle(
            CompletableFuture<Published> arrival,
            ProducerRecord<byte[], byte[]> record,
            @Nullable RecordMetadata at,
            @Nullable Exception e) {
        if (e == null && at != null) {
            String eventId =
                    RecordHeaders.text(record.headers(), RecordHeaders.CE_ID).orElseThrow();
            arrival.complete(new Published(at.topic(), at.partition(), at.offset(), eventId));
        } else {
            PublishException why = failure(e);
            failures.failed(why);
            arrival.completeExceptionally(why);
        }
    }

    private PublishException failure(@Nullable Exception e) {
        Exception why = e == null ? new IllegalStateException("no answer") : e;
        return new PublishException(Trouble.sentence(why, records.topic(), bootstrapServers), why);
    }

    /**
     * Waits until everything sent has arrived or failed.
     *
     * @throws PublishException when something failed since the last time this was asked, also when its stage told already
     */
    public void flush() {
        producer.flush();
        failures.raise();
    }

    /**
     * Waits for what is under way, {@code delivery.timeout.ms} at most, and lets go of Kafka and the registry.
     *
     * @throws PublishException as {@link #flush}
     */
    @Override
    public void close() {
        try {
            producer.close();
        } finally {
            records.close();
        }
        failures.raise();
    }
}
