package io.darkroom.pipeline.generate.store;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Retries in the order of their due times: the store {@code due-retries}, key = due time, partition and offset of the retry
 * record, big-endian. Remembers the least key that may still be there, so that looking at the head never crawls over the
 * tombstones of what was taken. Retries of the backfill stand in the same store behind all others, with the top bit of the
 * due time set, so that neither stands in the way of the other; each has an instance. Stream thread only.
 */
public final class DueRetries {
    public static final String STORE = "due-retries";

    private static final long BACKFILL = Long.MIN_VALUE;
    private static final Instant LAST = KeptRequests.LAST_DUE;

    /**
     * A retry and its place.
     *
     * @param due UTC; never redelivered earlier
     */
    public record Due(Bytes place, Instant due, GenerationRequest request) {}

    private final KeptRequests store;
    private final boolean backfill;
    private final Tally tally;
    private Bytes lowest;
    private @Nullable Due head;
    private boolean headKnown;

    /** @param backfill whether these are the retries of the backfill */
    public DueRetries(KeptRequests store, boolean backfill, Tally tally) {
        this.store = store;
        this.backfill = backfill;
        this.tally = tally;
        this.lowest = place(Instant.EPOCH, 0, 0);
    }

    private KeyValueIterator<Bytes, GenerationRequest> from(Bytes first) {
        return store.range(first, place(LAST, Integer.MAX_VALUE, Long.MAX_VALUE));
    }

    public void add(Instant due, int partition, long offset, GenerationRequest request) {
        Bytes place = place(due, partition, offset);
        store.put(place, request);
        tally.dueRetry(1);
        if (place.compareTo(lowest) < 0) {
            lowest = place;
        }
        if (headKnown && (head == null || place.compareTo(head.place()) < 0)) {
            head = new Due(place, due, request);
        }
    }

    /** The retry that is due first, whenever that is. */
    public Optional<Due> first() {
        if (!headKnown) {
            head = read();
            headKnown = true;
        }
        return Optional.ofNullable(head);
    }

    public void remove(Due taken) {
        store.remove(taken.place(), taken.request());
        tally.dueRetry(-1);
        lowest = taken.place();
        headKnown = false;
    }

    /** Takes away the retry that stands at a place, whether it is due or not. */
    public void remove(Bytes place, GenerationRequest request) {
        Due taken = new Due(place, due(place), request);
        if (first().filter(first -> first.place().equals(place)).isPresent()) {
            remove(taken);
        } else {
            store.remove(place, request);
            tally.dueRetry(-1);
        }
    }

    private @Nullable Due read() {
        try (KeyValueIterator<Bytes, GenerationRequest> from = from(lowest)) {
            if (!from.hasNext()) {
                return null;
            }
            KeyValue<Bytes, GenerationRequest> next = from.next();
            return new Due(next.key, due(next.key), next.value);
        }
    }

    private Bytes place(Instant due, int partition, long offset) {
        return place(backfill, due, partition, offset);
    }

    static Bytes place(boolean backfill, Instant due, int partition, long offset) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(due.toEpochMilli() | (backfill ? BACKFILL : 0))
                .putInt(partition)
                .putLong(offset)
                .array());
    }

    static Instant due(Bytes place) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(place.get()).getLong() & ~BACKFILL);
    }
}
