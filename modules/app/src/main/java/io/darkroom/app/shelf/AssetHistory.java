package io.darkroom.app.shelf;

import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through {@code image.assets} for results of earlier runs, from its beginning to its present end: nothing else knows
 * where their pictures are. Only records of their skus are decoded. Holds what is looked for, and nothing between two looks. One thread.
 */
final class AssetHistory {
    private static final Logger LOG = LoggerFactory.getLogger(AssetHistory.class);

    private final Topic<ImageAssets> topic;
    private final Supplier<Consumer<byte[], byte[]>> clients;

    /** @param clients makes consumers for one look */
    AssetHistory(Topic<ImageAssets> topic, Supplier<Consumer<byte[], byte[]>> clients) {
        this.topic = topic;
        this.clients = clients;
    }

    /** The last record of each result that has one. */
    Map<ResultKey, ImageAssets> find(Collection<ImageCompleted> results) {
        Set<ResultKey> wanted = results.stream().map(ResultKey::of).collect(Collectors.toSet());
        Set<ByteBuffer> keys = results.stream()
                .map(result -> StandardCharsets.UTF_8.encode(result.getSku()))
                .collect(Collectors.toSet());
        Map<ResultKey, ImageAssets> found = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = clients.get()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
                if (record.key() != null && keys.contains(ByteBuffer.wrap(record.key()))) {
                    value(record)
                            .filter(assets -> wanted.contains(ResultKey.of(assets)))
                            .ifPresent(assets -> found.put(ResultKey.of(assets), assets));
                }
                return true;
            });
        }
        return found;
    }

    private Optional<ImageAssets> value(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    topic.value().deserializer().deserialize(record.topic(), record.headers(), record.value()));
        } catch (SerializationException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("a record cannot be decoded and is passed over");
            return Optional.empty();
        }
    }
}
