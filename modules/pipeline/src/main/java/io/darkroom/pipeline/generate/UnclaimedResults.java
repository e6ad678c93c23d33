package io.darkroom.pipeline.generate;

import io.darkroom.contract.ProviderReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Paid results that no open call waits for: the store {@code unclaimed-results}. The next request or retry of the same key
 * and generation takes them instead of calling. Stream thread only.
 *
 * <p>A result that was used may be read again: the outbox writes it twice when Kafka took it and could not say so. It is no
 * second picture, so it is not kept. The last ones are remembered for as long as the task lives: a repeat follows soon, for
 * its call keeps its permit until then.
 */
final class UnclaimedResults {
    static final String STORE = "unclaimed-results";

    private static final int REMEMBERED = 10_000;

    private final KeyValueStore<String, ProviderReply> store;
    private final Duration retention;
    private final Tally tally;
    private final Set<String> used = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    UnclaimedResults(KeyValueStore<String, ProviderReply> store, Duration retention, Tally tally) {
        this.store = store;
        this.retention = retention;
        this.tally = tally;
        count();
    }

    /** Exact: the store is in memory. */
    private void count() {
        tally.unclaimedResults((int) store.approximateNumEntries());
    }

    /** Keeps a result. Returns false when it is a repeat of one that was used. */
    boolean keep(ProviderReply result) {
        if (used.contains(result.getCallId())) {
            return false;
        }
        store.put(CallKey.of(result).stored(), result);
        count();
        return true;
    }

    /** The result has become an outcome. */
    void used(ProviderReply result) {
        used.add(result.getCallId());
    }

    /** Takes the result that waits for this request. */
    Optional<ProviderReply> claim(CallKey key) {
        Optional<ProviderReply> result = Optional.ofNullable(store.get(key.stored()));
        result.ifPresent(found -> {
            store.delete(key.stored());
            used(found);
            count();
        });
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
        count();
        return expired.size();
    }
}
