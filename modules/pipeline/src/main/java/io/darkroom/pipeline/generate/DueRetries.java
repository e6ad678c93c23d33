package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Retries in the order of their due times: the store {@code due-retries}, key = due time, partition and offset of the retry
 * record, big-endian. Remembers the least key that may still be there, so that looking at the head never crawls over the
 * tombstones of what was taken. Stream thread only.
 */
final class DueRetries {
    static final String STORE = "due-retries";

    /**
     * A retry and its place.
     *
     * @param due UTC; never redelivered earlier
     */
    record Due(Bytes place, Instant due, GenerationRequest request) {}

    private final KeyValueStore<Bytes, GenerationRequest> store;
    private final Tally tally;
    private int waiting;
    private Bytes lowest = place(Instant.EPOCH, 0, 0);
    private @Nullable Due head;
    private boolean headKnown;

    DueRetries(KeyValueStore<Bytes, GenerationRequest> store, Tally tally) {
        this.store = store;
        this.tally = tally;
        try (KeyValueIterator<Bytes, GenerationRequest> all = store.all()) {
            all.forEachRemaining(retry -> waiting++);
        }
        tally.dueRetries(waiting);
    }

    void add(Instant due, int partition, long offset, GenerationRequest request) {
        Bytes place = place(due, partition, offset);
        store.put(place, request);
        tally.dueRetries(++waiting);
        if (place.compareTo(lowest) < 0) {
            lowest = place;
        }
        if (headKnown && (head == null || place.compareTo(head.place()) < 0)) {
            head = new Due(place, due, request);
        }
    }

    /** The retry that is due first, whenever that is. */
    Optional<Due> first() {
        if (!headKnown) {
            head = read();
            headKnown = true;
        }
        return Optional.ofNullable(head);
    }

    void remove(Due taken) {
        store.delete(taken.place());
        tally.dueRetries(--waiting);
        lowest = taken.place();
        headKnown = false;
    }

    private @Nullable Due read() {
        try (KeyValueIterator<Bytes, GenerationRequest> from = store.range(lowest, null)) {
            if (!from.hasNext()) {
                return null;
            }
            KeyValue<Bytes, GenerationRequest> next = from.next();
            return new Due(next.key, due(next.key), next.value);
        }
    }

    static Bytes place(Instant due, int partition, long offset) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(due.toEpochMilli())
                .putInt(partition)
                .putLong(offset)
                .array());
    }

    static Instant due(Bytes place) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(place.get()).getLong());
    }
}
