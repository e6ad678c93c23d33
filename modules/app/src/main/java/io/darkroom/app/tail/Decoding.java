package io.darkroom.app.tail;

import io.darkroom.contract.serde.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes records for those who read many and are not to end by one that cannot be decoded. Any thread. */
public final class Decoding {
    private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

    private Decoding() {}

    /**
     * The value of a record.
     *
     * @throws SerializationException when it cannot be decoded
     */
    public static <V> V value(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.value().deserializer().deserialize(record.topic(), record.headers(), record.value());
    }

    /** Takes a record; one that cannot be decoded meanwhile is passed over and logged. */
    public static void orPassOver(ConsumerRecord<byte[], byte[]> record, Runnable taking) {
        try {
            taking.run();
        } catch (SerializationException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("a record cannot be decoded and is passed over");
        }
    }
}
