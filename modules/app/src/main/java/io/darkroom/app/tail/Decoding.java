package io.darkroom.app.tail;

import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Decodes records for those who read many and are not to end by one that cannot be decoded. Any thread. */
public final class Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);
    private static final int MOST_TOLD = 25;

    /** Compacted topics keep such a record, and some read them again every second. */
    private static final Set<Place> TOLD = ConcurrentHashMap.newKeySet();

    private record Place(String topic, int partition, long offset) {}

    private Decoding() {}

    /**
     * The value of a record; empty when there is none, and when it cannot be decoded, which is logged once for each of the
     * first {@value #MOST_TOLD} records.
     *
     * @throws SchemaRegistryException when the schema registry does not answer, which is no fault of the record: what is made
     *     of the others would be wrong without it
     */
    public static <V> Optional<V> maybe(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(value(topic, record));
        } catch (SerializationException e) {
            if (e instanceof SchemaRegistryException registry && registry.unavailable()) {
                throw e;
            }
            tell(record, e);
            return Optional.empty();
        }
    }

    private static <V> V value(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.value().deserializer().deserialize(record.topic(), record.headers(), record.value());
    }

    private static void tell(ConsumerRecord<?, ?> record, SerializationException why) {
        boolean first =
                TOLD.size() < MOST_TOLD && TOLD.add(new Place(record.topic(), record.partition(), record.offset()));
        LOG.atLevel(first ? Level.WARN : Level.DEBUG)
                .setCause(why)
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log("a record cannot be decoded and is passed over");
        if (first && TOLD.size() == MOST_TOLD) {
            LOG.warn("further records that cannot be decoded are passed over without a word");
        }
    }
}
