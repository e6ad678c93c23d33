package io.darkroom.pipeline.intake.ledger;

import io.darkroom.contract.stores.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Deletes expired entries, a slice of the store at a time, so that commits are never late. Stream thread only. */
public final class ExpirySweep {
    /** Longest time of one slice. */
    public static final Duration SLICE = Duration.ofMillis(50);

    private final KeyValueStore<String, Admission> store;
    private final Ledger ledger;
    private final LongSupplier nanoTime;
    private @Nullable String next;

    /** @param nanoTime a clock such as {@link System#nanoTime} */
    public ExpirySweep(KeyValueStore<String, Admission> store, Ledger ledger, LongSupplier nanoTime) {
        this.store = store;
        this.ledger = ledger;
        this.nanoTime = nanoTime;
    }

    /**
     * Goes on where the last slice ended, or starts anew.
     *
     * @param forgotten told each key that was deleted, with its entry
     * @return whether the end of the store was reached
     */
    public boolean slice(Instant now, BiConsumer<String, Admission> forgotten) {
        long start = nanoTime.getAsLong();
        try (KeyValueIterator<String, Admission> entries = next == null ? store.all() : store.range(next, null)) {
            while (entries.hasNext()) {
                KeyValue<String, Admission> entry = entries.next();
                if (ledger.expired(entry.value, now)) {
                    store.delete(entry.key);
                    forgotten.accept(entry.key, entry.value);
                }
                if (entries.hasNext() && nanoTime.getAsLong() - start > SLICE.toNanos()) {
                    next = entries.peekNextKey();
                    return false;
                }
            }
        }
        next = null;
        return true;
    }
}
