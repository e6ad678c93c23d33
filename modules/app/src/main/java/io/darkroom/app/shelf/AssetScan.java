package io.darkroom.app.shelf;

import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.serde.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

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
        TopicReader.readFrom(starts(consumer, drawn.minus(CLOCKS)), consumer, record -> {
            if (record.value() != null && record.key() != null && sku.test(record.key())) {
                Decoding.orPassOver(record, () -> each.accept(record, Decoding.value(topic, record)));
            }
            return true;
        });
    }

    private Map<TopicPartition, Long> starts(Consumer<?, ?> consumer, Instant since) {
        List<TopicPartition> all = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> times = new HashMap<>();
        all.forEach(partition -> times.put(partition, Math.max(0, since.toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : all) {
            OffsetAndTimestamp first = found.get(partition);
            if (first != null) {
                starts.put(partition, first.offset());
            }
        }
        return starts;
    }
}
