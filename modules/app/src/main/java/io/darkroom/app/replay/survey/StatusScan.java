package io.darkroom.app.replay.survey;

import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.serde.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells a key table what the ledger says: one pass over {@code image.status}. One thread. */
final class StatusScan {
    private StatusScan() {}

    static void read(Installation installation, KeyTable keys) {
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            read(consumer, installation.topics().status(), keys);
        }
    }

    static void read(Consumer<byte[], byte[]> consumer, Topic<GenerationStatus> topic, KeyTable keys) {
        TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
            if (record.key() != null && keys.has(record.key())) {
                tell(record, topic, keys);
            }
            return true;
        });
    }

    /** What cannot be decoded says nothing: what was said before stands. */
    private static void tell(ConsumerRecord<byte[], byte[]> record, Topic<GenerationStatus> topic, KeyTable keys) {
        Optional<GenerationStatus> status = Decoding.maybe(topic, record);
        if (status.isPresent() || record.value() == null) {
            keys.status(record.key(), status);
        }
    }
}
