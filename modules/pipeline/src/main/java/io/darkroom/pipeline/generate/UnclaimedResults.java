package io.darkroom.pipeline.generate;

import io.darkroom.contract.ProviderReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Paid results that no open call waits for: the store {@code unclaimed-results}. The next request or retry of the same key
 * and generation takes them instead of calling. Stream thread only.
 */
final class UnclaimedResults {
    static final String STORE = "unclaimed-results";

    private final KeyValueStore<String, ProviderReply> store;
    private final Duration retention;

    UnclaimedResults(KeyValueStore<String, ProviderReply> store, Duration retention) {
        this.store = store;
        this.retention = retention;
    }

    void keep(ProviderReply result) {
        store.put(CallKey.of(result).stored(), result);
    }

    /** Takes the result that waits for this request. */
    Optional<ProviderReply> claim(CallKey key) {
        Optional<ProviderReply> result = Optional.ofNullable(store.get(key.stored()));
        result.ifPresent(found -> store.delete(key.stored()));
        return result;
    }

    /** Drops what nobody claimed in time; returns how many. */
    int expire(Instant now) {
        List<String> expired = new ArrayList<>();
        try (KeyValueIterator<String, ProviderReply> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.getAnsweredAt().plus(retention).isBefore(now)) {
                    expired.add(entry.key);
                }
            });
        }
        expired.forEach(store::delete);
        return expired.size();
    }
}
