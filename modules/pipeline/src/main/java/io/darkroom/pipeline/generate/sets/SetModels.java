package io.darkroom.pipeline.generate.sets;

import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.stores.SetModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which model drew the first picture of each set: the store {@code set-models}. When that picture is drawn again, the new one
 * takes its place. Stream thread only.
 */
final class SetModels {
    static final String STORE = "set-models";

    /** How many are looked at in one go to see whether they are over. */
    private static final int SLICE = 2_000;

    private final KeyValueStore<String, SetModel> store;
    private final Duration retention;
    private @Nullable String checkedUpTo;

    /** @param retention how long a set is remembered after its last picture */
    SetModels(KeyValueStore<String, SetModel> store, Duration retention) {
        this.store = store;
        this.retention = retention;
    }

    /**
     * The model that drew the first picture of an image's set, where another one drew any picture of this; remembers the
     * first.
     */
    Optional<String> other(ImageCompleted image, Instant now) {
        Optional<String> set = image.getConsistencySet();
        List<String> drawnBy = models(image);
        if (set.isEmpty() || drawnBy.isEmpty()) {
            return Optional.empty();
        }
        SetModel known = store.get(set.get());
        boolean first = known == null || known.getIdempotencyKey().equals(image.getIdempotencyKey());
        SetModel model = first
                ? new SetModel(drawnBy.getFirst(), image.getIdempotencyKey(), now)
                : SetModel.newBuilder(known).setUsedAt(now).build();
        store.put(set.get(), model);
        return Optional.of(model.getModelActual())
                .filter(agreed -> !drawnBy.stream().allMatch(agreed::equals));
    }

    /** The models that drew its pictures, in their order; that of the result where an older version wrote none of its own. */
    private static List<String> models(ImageCompleted image) {
        List<String> each = image.getImages().stream()
                .flatMap(picture -> picture.getModelActual().stream())
                .toList();
        return each.isEmpty() ? image.getModelActual().stream().toList() : each;
    }

    /** Forgets sets that are over, of the next ones in turn. Returns whether the last one was looked at. */
    boolean expire(Instant now) {
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, SetModel> next = store.range(checkedUpTo, null)) {
            int looked = 0;
            checkedUpTo = null;
            while (next.hasNext() && checkedUpTo == null) {
                KeyValue<String, SetModel> entry = next.next();
                if (entry.value.getUsedAt().plus(retention).isBefore(now)) {
                    over.add(entry.key);
                }
                checkedUpTo = ++looked == SLICE ? entry.key : null;
            }
        }
        over.forEach(store::delete);
        return checkedUpTo == null;
    }
}
