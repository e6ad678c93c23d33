package io.darkroom.app.tail;

import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Topic;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it was read. Any thread.
 *
 * @param at where it stands
 * @param time the record's timestamp, UTC
 */
public record Seen<T>(Origin at, Instant time, T value) {

    /** A value that was decoded elsewhere. */
    public static <T> Seen<T> of(ConsumerRecord<?, ?> record, T value) {
        return new Seen<>(
                new Origin(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(record.timestamp()),
                value);
    }

    /** Decodes it as a record of a topic; empty where {@link Decoding#maybe} is. */
    public static <T> Optional<Seen<T>> maybe(ConsumerRecord<byte[], byte[]> record, Topic<T> topic) {
        return Decoding.maybe(topic, record).map(value -> of(record, value));
    }

    /** topic-partition@offset. */
    public String place() {
        return place(at);
    }

    /** topic-partition@offset. */
    public static String place(Origin at) {
        return "%s-%d@%d".formatted(at.getTopic(), at.getPartition(), at.getOffset());
    }
}
