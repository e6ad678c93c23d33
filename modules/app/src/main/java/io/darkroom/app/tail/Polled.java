package io.darkroom.app.tail;

import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What one poll brought, for those who go on when the schema registry did not answer. One thread. */
public final class Polled {
    private Polled() {}

    /**
     * Hands on each record.
     *
     * @param records what the consumer brought last
     * @throws SchemaRegistryException when one cannot be decoded now; the next poll begins with it
     */
    public static void each(
            Consumer<byte[], byte[]> consumer,
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> again = new HashMap<>();
        Iterator<ConsumerRecord<byte[], byte[]>> rest = records.iterator();
        while (rest.hasNext()) {
            ConsumerRecord<byte[], byte[]> record = rest.next();
            try {
                each.accept(record);
            } catch (SchemaRegistryException e) {
                note(record, again);
                rest.forEachRemaining(unread -> note(unread, again));
                again.forEach(consumer::seek);
                throw e;
            }
        }
    }

    private static void note(ConsumerRecord<?, ?> record, Map<TopicPartition, Long> again) {
        again.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::min);
    }
}
