package io.darkroom.app.shelf;

import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.serde.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Looks through {@code image.assets} for results of earlier runs: nothing else knows where their pictures are. Only records of
 * their skus are decoded. Holds what is looked for, and nothing between two looks. One thread.
 */
final class AssetHistory {
    private final AssetScan scan;
    private final Supplier<Consumer<byte[], byte[]>> clients;

    /** @param clients makes consumers for one look */
    AssetHistory(Topic<ImageAssets> topic, Supplier<Consumer<byte[], byte[]>> clients) {
        scan = new AssetScan(topic);
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
            scan.read(consumer, first(results), sku -> keys.contains(ByteBuffer.wrap(sku)), (record, assets) -> {
                if (wanted.contains(ResultKey.of(assets))) {
                    found.put(ResultKey.of(assets), assets);
                }
            });
        }
        return found;
    }

    private static Instant first(Collection<ImageCompleted> results) {
        return results.stream()
                .map(ImageCompleted::getCompletedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
