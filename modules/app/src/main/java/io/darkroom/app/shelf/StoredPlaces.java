package io.darkroom.app.shelf;

import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.OffsetReader;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.serde.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * Where the asset stage put the pictures of many results: it holds the position of each one's last record, and reads the records
 * when they are asked for. One thread.
 */
public final class StoredPlaces implements AutoCloseable {
    private record Place(TopicPartition partition, long offset) {}

    private final Topic<ImageAssets> topic;
    private final Supplier<Consumer<byte[], byte[]>> clients;
    private final Map<ResultKey, Place> places;
    private final Optional<String> trouble;
    private @Nullable OffsetReader records;
    private int unknown;

    private StoredPlaces(
            Topic<ImageAssets> topic,
            Supplier<Consumer<byte[], byte[]>> clients,
            Map<ResultKey, Place> places,
            Optional<String> trouble) {
        this.topic = topic;
        this.clients = clients;
        this.places = places;
        this.trouble = trouble;
    }

    /**
     * Looks through {@code image.assets}; where there is no asset stage, or no right to look, nothing is stored.
     *
     * @param clients makes consumers for looks at what is there
     * @param drawn when the first of the results was drawn; empty to look for none
     * @param wanted of which results
     */
    public static StoredPlaces find(
            Topic<ImageAssets> topic,
            Supplier<Consumer<byte[], byte[]>> clients,
            Optional<Instant> drawn,
            Predicate<ImageAssets> wanted) {
        if (drawn.isEmpty()) {
            return new StoredPlaces(topic, clients, Map.of(), Optional.empty());
        }
        Map<ResultKey, Place> places = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = clients.get()) {
            new AssetScan(topic).read(consumer, drawn.get(), sku -> true, (record, assets) -> {
                if (wanted.test(assets)) {
                    places.put(ResultKey.of(assets), place(record));
                }
            });
            return new StoredPlaces(topic, clients, places, Optional.empty());
        } catch (TopicAuthorizationException e) {
            return new StoredPlaces(
                    topic,
                    clients,
                    Map.of(),
                    Optional.of("Where pictures are stored is not known: there is no right to read " + topic.name()
                            + ", or no such topic."));
        }
    }

    private static Place place(ConsumerRecord<?, ?> record) {
        return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
    }

    /** One line about results of which nothing is known; empty where nothing is stored at all. */
    public Optional<String> note() {
        return trouble.or(() -> places.isEmpty() || unknown == 0
                ? Optional.empty()
                : Optional.of("Pictures that are not stored yet: those of " + Counted.of(unknown, "row")));
    }

    /** The pictures of these results, in their order; of one about which nothing was said where the provider has them. */
    public Function<ImageCompleted, List<StoredPicture>> of(Collection<ImageCompleted> results) {
        Map<TopicPartition, NavigableSet<Long>> offsets = new HashMap<>();
        for (ImageCompleted result : results) {
            Place place = places.get(ResultKey.of(result));
            if (place == null) {
                unknown++;
            } else {
                offsets.computeIfAbsent(place.partition(), p -> new TreeSet<>()).add(place.offset());
            }
        }
        Map<ResultKey, List<StoredPicture>> told = read(offsets);
        return result -> told.getOrDefault(ResultKey.of(result), StoredPicture.notWanted(result));
    }

    private Map<ResultKey, List<StoredPicture>> read(Map<TopicPartition, NavigableSet<Long>> offsets) {
        Map<ResultKey, List<StoredPicture>> told = new HashMap<>();
        if (!offsets.isEmpty()) {
            records()
                    .read(
                            offsets,
                            record -> Decoding.maybe(topic, record)
                                    .ifPresent(assets -> told.put(
                                            ResultKey.of(assets),
                                            assets.getAssets().stream()
                                                    .map(StoredPlaces::picture)
                                                    .toList())));
        }
        return told;
    }

    private OffsetReader records() {
        OffsetReader open = records;
        if (open == null) {
            open = new OffsetReader(clients.get());
            records = open;
        }
        return open;
    }

    private static StoredPicture picture(Asset asset) {
        return asset.getState() == AssetState.STORED
                ? new StoredPicture.InStore(
                        asset.getSourceUrl(),
                        asset.getUrl().orElseThrow(),
                        asset.getBytes().orElseThrow(),
                        asset.getSha256().orElseThrow())
                : StoredPicture.missing(asset);
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }
}
