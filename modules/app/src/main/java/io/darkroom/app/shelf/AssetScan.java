package io.darkroom.app.shelf;

import io.darkroom.app.local.StartOffsets;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.serde.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code image.assets} from a moment on to the end that it has now. One thread. */
final class AssetScan {
    /** Results are dated by those who draw, records of the topic by its broker: their clocks may differ. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final Topic<ImageAssets> topic;

    AssetScan(Topic<ImageAssets> topic) {
        this.topic = topic;
    }

    /**
     * Hands on what was said about results; nothing where there is no such topic. What cannot be decoded is passed over and
     * logged.
     *
     * @param drawn when the first of the results that matter was drawn: nothing is said about one before
     * @param sku which records are decoded, by their key
     */
    void read(
            Consumer<byte[], byte[]> consumer,
            Instant drawn,
            Predicate<byte[]> sku,
            BiConsumer<ConsumerRecord<byte[], byte[]>, ImageAssets> each) {
        TopicReader.readFrom(StartOffsets.since(consumer, topic.name(), drawn.minus(CLOCKS)), consumer, record -> {
            if (record.key() != null && sku.test(record.key())) {
                Decoding.maybe(topic, record).ifPresent(assets -> each.accept(record, assets));
            }
            return true;
        });
    }
}
