package io.darkroom.pipeline.generate.kept;

import io.darkroom.contract.GenerationRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Requests that wait in the store {@code due-retries}, for a time or for their campaign. Whoever keeps one there says under
 * which place; here it is found by its own deadline, and by its key where it names a campaign and so may wait for long. Stream
 * thread only.
 */
public final class KeptRequests {
    /** Latest moment that a request may be kept for. */
    public static final Instant LAST_DUE = Instant.ofEpochMilli(Entries.BY_DEADLINE - 1);

    /** With more than these a store is never taken for empty: counting them would delay the start. */
    private static final int MOST_COUNTED = 10_000;

    private final KeyValueStore<Bytes, GenerationRequest> store;
    private final boolean byKey;
    private final boolean counted;
    private final int deadlines;
    private int count;
    private Bytes lowestDeadline = Entries.firstDeadline();
    private Instant firstDeadline;

    /** A request and its place. */
    public record Kept(Bytes place, GenerationRequest request) {}

    /**
     * Finds out how many there are and the first deadline.
     *
     * @param byKey whether requests are found by their key; else none is
     */
    public KeptRequests(KeyValueStore<Bytes, GenerationRequest> store, boolean byKey) {
        this.store = store;
        this.byKey = byKey;
        this.count = byKey ? count(Entries.firstKey(), Entries.behindKeys()) : 0;
        this.counted = count < MOST_COUNTED;
        this.deadlines = count(Entries.firstDeadline(), Entries.behindDeadlines());
        this.firstDeadline = readDeadline();
    }

    private int count(Bytes from, Bytes to) {
        int found = 0;
        try (KeyValueIterator<Bytes, GenerationRequest> all = range(from, to)) {
            for (; all.hasNext() && found < MOST_COUNTED; all.next()) {
                found++;
            }
        }
        return found;
    }

    /** About how many there were in the beginning. */
    public long about() {
        long all = store.approximateNumEntries();
        return counted && deadlines < MOST_COUNTED
                ? Math.max(0, all - count - deadlines)
                : Sample.of(store, byKey).requestsOf(all);
    }

    /** Keeps a request. */
    public void put(Bytes place, GenerationRequest request) {
        store.put(place, request);
        if (isByKey(request)) {
            store.put(entry(place, request), Entries.NOTHING);
            count++;
        }
        request.getDeadline().ifPresent(deadline -> keepDeadline(Entries.byDeadline(deadline, place)));
    }

    private void keepDeadline(Bytes entry) {
        store.put(entry, Entries.NOTHING);
        if (entry.compareTo(lowestDeadline) < 0) {
            lowestDeadline = entry;
        }
        if (Entries.deadline(entry).isBefore(firstDeadline)) {
            firstDeadline = Entries.deadline(entry);
        }
    }

    /** Takes a request away. */
    public void remove(Bytes place, GenerationRequest request) {
        store.delete(place);
        if (isByKey(request)) {
            count -= hadEntry(entry(place, request)) ? 1 : 0;
        }
        request.getDeadline().ifPresent(deadline -> {
            store.delete(Entries.byDeadline(deadline, place));
            if (!deadline.isAfter(firstDeadline)) {
                firstDeadline = readDeadline();
            }
        });
    }

    /** A process that does not know of entries yet may have kept the request without one. */
    private boolean hadEntry(Bytes entry) {
        return store.delete(entry) != null;
    }

    /** By the request alone, for another process with another configuration may remove it. */
    private boolean isByKey(GenerationRequest request) {
        return byKey && request.getCampaign().isPresent();
    }

    private static Bytes entry(Bytes place, GenerationRequest request) {
        return Entries.byKey(request.getIdempotencyKey(), request.getGeneration(), place);
    }

    /** Remembers the least entry that may still be there: tombstones are not crawled over. */
    private Instant readDeadline() {
        try (KeyValueIterator<Bytes, GenerationRequest> all = range(lowestDeadline, Entries.behindDeadlines())) {
            if (!all.hasNext()) {
                return Instant.MAX;
            }
            lowestDeadline = all.peekNextKey();
            return Entries.deadline(lowestDeadline);
        }
    }

    /** What stands from one place to another, both included. */
    public KeyValueIterator<Bytes, GenerationRequest> range(Bytes from, Bytes to) {
        return store.range(from, to);
    }

    /** Generations of the key that are kept, the oldest first. */
    public List<Long> generations(String key) {
        return isEmpty()
                ? List.of()
                : entries(Entries.from(key, 0), Entries.behind(key), Integer.MAX_VALUE).stream()
                        .map(entry -> Entries.generation(entry, key))
                        .toList();
    }

    /** Those of the key that are newer than this generation, the oldest first. */
    public List<Kept> newer(String key, long generation) {
        return kept(key, Entries.from(key, generation + 1), Entries.behind(key));
    }

    /** Those of the key that are older than this generation, the oldest first. */
    public List<Kept> older(String key, long generation) {
        return kept(key, Entries.from(key, 0), Entries.from(key, generation));
    }

    private List<Kept> kept(String key, Bytes from, Bytes to) {
        if (isEmpty()) {
            return List.of();
        }
        List<Kept> found = new ArrayList<>();
        for (Bytes entry : entries(from, to, Integer.MAX_VALUE)) {
            kept(entry, Entries.place(entry, key)).ifPresent(found::add);
        }
        return found;
    }

    private boolean isEmpty() {
        return !byKey || (counted && count == 0);
    }

    /** When the first deadline of their own passes; far away when none has one. */
    public Instant firstDeadline() {
        return firstDeadline;
    }

    /** Those whose own deadline has passed, the first ones first. */
    public List<Kept> overdue(Instant now, int most) {
        if (firstDeadline.isAfter(now)) {
            return List.of();
        }
        List<Kept> found = new ArrayList<>();
        for (Bytes entry : entries(lowestDeadline, Entries.behindDeadlines(now), most)) {
            kept(entry, Entries.place(entry)).ifPresent(found::add);
        }
        firstDeadline = readDeadline();
        return found;
    }

    private List<Bytes> entries(Bytes from, Bytes to, int most) {
        List<Bytes> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, GenerationRequest> all = range(from, to)) {
            while (all.hasNext() && entries.size() < most) {
                entries.add(all.next().key);
            }
        }
        return entries;
    }

    /** A process that does not know of entries yet may have taken the request and left its entry. */
    private Optional<Kept> kept(Bytes entry, Bytes place) {
        Optional<Kept> found = Optional.ofNullable(store.get(place)).map(request -> new Kept(place, request));
        if (found.isEmpty()) {
            store.delete(entry);
        }
        return found;
    }
}
