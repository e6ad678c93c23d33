package io.darkroom.client;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Violation;
import io.darkroom.contract.rules.Allowed;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.contract.rules.Unwritable;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.topic.header.RecordSize;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Makes records of {@code catalog.changes} from events: validated, keyed by sku, with CloudEvents headers, in Confluent's
 * wire format. {@link CatalogPublisher} uses it; use it alone to send with a producer of your own, for instance inside a
 * transaction. That producer takes keys and values as bytes. Any thread.
 */
public final class ChangeRecords implements AutoCloseable {
    private static final ChangeRules RULES = new ChangeRules(Allowed.ANYTHING, InstantSource.system());

    private final Topic<CatalogChange> topic;
    private final String source;
    private final Runnable closing;

    /** @param closing lets go of the registry */
    ChangeRecords(Topic<CatalogChange> topic, String source, Runnable closing) {
        this.topic = topic;
        this.source = source;
        this.closing = closing;
    }

    /**
     * Registers the schema, or finds it where {@code auto.register.schemas=false}: from then on no event waits for the
     * registry.
     *
     * @param properties as {@link CatalogPublisher#open} takes them
     * @throws org.apache.kafka.common.config.ConfigException when a property is missing or wrong
     * @throws PublishException when the registry is away, refuses, or has not the schema
     */
    public static ChangeRecords open(Map<String, ?> properties) {
        return open(new PublisherSettings(properties), topic -> {});
    }

    /** @param topicLookup is asked for the topic before the registry is told anything */
    static ChangeRecords open(PublisherSettings settings, Consumer<String> topicLookup) {
        String source = settings.source();
        WireSerdes serdes = new WireSerdes(settings.all());
        try {
            Topic<CatalogChange> topic = new Topics(settings.topicsPrefix(), serdes).changes();
            topicLookup.accept(topic.name());
            serdes.register(List.of(topic));
            return new ChangeRecords(topic, source, serdes::close);
        } catch (SchemaRegistryException e) {
            serdes.close();
            throw new PublishException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            serdes.close();
            throw e;
        }
    }

    /** Name of the topic in Kafka. */
    public String topic() {
        return topic.name();
    }

    /**
     * The record of one event. Its event id is the event's own, else one made up here; either way it is the header
     * {@code ce_id}.
     *
     * @throws InvalidChangeException when the event breaks the contract or is larger than 256 KiB
     */
    public ProducerRecord<byte[], byte[]> record(CatalogChange change, EventContext context) {
        requireValid(Unwritable.fields(change));
        requireValid(RULES.check(change, context.regenerate()));
        Headers headers = headers(change, context);
        byte[] key = change.getSku().getBytes(StandardCharsets.UTF_8);
        byte[] value = topic.value().serializer().serialize(topic.name(), headers, change);
        long size = RecordSize.of(key, value, headers);
        if (size > TopicTable.INPUT_BYTES) {
            String rule = "must have at most " + TopicTable.INPUT_BYTES + " bytes, with key and headers";
            throw new InvalidChangeException(List.of(new Violation("record", rule, size + " bytes")));
        }
        return new ProducerRecord<>(topic.name(), null, null, key, value, headers);
    }

    private static void requireValid(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidChangeException(violations);
        }
    }

    private Headers headers(CatalogChange change, EventContext context) {
        Headers headers = CloudEvents.headers(
                CloudEvents.CATALOG_CHANGE,
                source,
                change.getEventId().orElseGet(() -> UUID.randomUUID().toString()),
                change.getSku(),
                change.getOccurredAt(),
                context.traceparent());
        if (context.backfill()) {
            RecordHeaders.set(headers, RecordHeaders.LANE, RecordHeaders.BACKFILL);
        }
        context.regenerate().ifPresent(act -> RecordHeaders.set(headers, RecordHeaders.FORCE, act));
        return headers;
    }

    /** Ends the connection to the registry. */
    @Override
    public void close() {
        closing.run();
    }
}
