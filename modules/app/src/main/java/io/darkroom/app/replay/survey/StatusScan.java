package io.darkroom.app.replay.survey;

import io.darkroom.app.local.Installation;
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
        Topic<GenerationStatus> topic = installation.topics().status();
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
                if (record.key() != null && keys.has(record.key())) {
                    keys.status(record.key(), value(topic, record));
                }
                return true;
            });
        }
    }

    private static Optional<GenerationStatus> value(
            Topic<GenerationStatus> topic, ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.value())
                .map(value -> topic.value().deserializer().deserialize(topic.name(), record.headers(), value));
    }
}
