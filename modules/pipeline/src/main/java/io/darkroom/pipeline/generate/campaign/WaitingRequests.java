package io.darkroom.pipeline.generate.campaign;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for their campaign, in the store {@code due-retries} under keys of their own ({@link WaitingPlace}):
 * live ones or those of the backfill, each has an instance. When they may go on is not kept: that says the configuration of
 * the process that asks, so that a changed window counts for those that wait already. In memory there is one request of each
 * campaign. Stream thread only.
 */
public final class WaitingRequests {
    private final KeptRequests store;
    private final boolean backfill;
    private final IntConsumer changed;
    private final Map<String, Queue> queues = new HashMap<>();
    private @Nullable Bytes lookedUpTo;
    private int number;

    /**
     * A request and its place.
     *
     * @param arrived UTC; the order in its campaign
     */
    public record Waiting(Bytes place, String campaign, Instant arrived, GenerationRequest request) {}

    /** The head of one campaign, and the least place that may still be there: tombstones are not crawled over. */
    private static final class Queue {
        private Bytes lowest;
        private @Nullable Waiting head;

        Queue(Bytes lowest) {
            this.lowest = lowest;
        }
    }

    /**
     * Finds the campaigns that requests wait for; decodes one request of each.
     *
     * @param backfill whether these are those of the backfill
     * @param changed told how many came, or negative, went
     */
    public WaitingRequests(KeptRequests store, boolean backfill, IntConsumer changed) {
        this.store = store;
        this.backfill = backfill;
        this.changed = changed;
        Bytes from = WaitingPlace.first(backfill);
        for (Optional<Waiting> next = read(from); next.isPresent(); next = read(from)) {
            String campaign = next.get().campaign();
            Queue queue = new Queue(next.get().place());
            queue.head = next.get();
            queues.put(campaign, queue);
            from = WaitingPlace.last(backfill, campaign);
        }
    }

    private Optional<Waiting> read(Bytes from) {
        return read(from, WaitingPlace.last(backfill));
    }

    private Optional<Waiting> read(Bytes from, Bytes to) {
        try (KeyValueIterator<Bytes, GenerationRequest> found = store.range(from, to)) {
            return found.hasNext() ? Optional.of(waiting(found.next())) : Optional.empty();
        }
    }

    private static Waiting waiting(KeyValue<Bytes, GenerationRequest> entry) {
        return waiting(entry.key, entry.value);
    }

    private static Waiting waiting(Bytes place, GenerationRequest request) {
        return new Waiting(place, WaitingPlace.campaign(place), WaitingPlace.arrived(place), request);
    }

    /**
     * Keeps a request behind those that came before.
     *
     * @param key of the request, unique
     */
    public void add(String campaign, Instant now, String key, GenerationRequest request) {
        Bytes place = WaitingPlace.of(backfill, campaign, now, number++ & Integer.MAX_VALUE, key);
        store.put(place, request);
        changed.accept(1);
        Queue queue = queues.computeIfAbsent(campaign, name -> new Queue(place));
        if (queue.head == null || place.compareTo(queue.head.place()) < 0) {
            queue.head = new Waiting(place, campaign, now, request);
            queue.lowest = place;
        }
    }

    /** Names of the campaigns that requests wait for. */
    public Set<String> campaigns() {
        return Set.copyOf(queues.keySet());
    }

    /** Whether requests wait for this campaign. */
    public boolean any(String campaign) {
        return queues.containsKey(campaign);
    }

    public boolean isEmpty() {
        return queues.isEmpty();
    }

    /** The request that waits longest for this campaign. */
    public Optional<Waiting> first(String campaign) {
        return Optional.ofNullable(queues.get(campaign)).map(queue -> queue.head);
    }

    /** Takes away the request that stands at a place. */
    public void remove(Bytes place, GenerationRequest request) {
        remove(waiting(place, request));
    }

    /** Takes a request away. */
    public void remove(Waiting taken) {
        store.remove(taken.place(), taken.request());
        changed.accept(-1);
        Queue queue = queues.get(taken.campaign());
        if (queue == null || queue.head == null || !queue.head.place().equals(taken.place())) {
            return;
        }
        queue.lowest = taken.place();
        Optional<Waiting> next = read(queue.lowest, WaitingPlace.last(backfill, taken.campaign()));
        if (next.isPresent()) {
            queue.head = next.get();
        } else {
            queues.remove(taken.campaign());
        }
    }

    /** Whether slices have begun to go through all and have not come to the last one. */
    public boolean isUnderWay() {
        return lookedUpTo != null;
    }

    /** The next ones in turn, over all campaigns, so that each is looked at now and then. */
    public List<Waiting> slice(int most) {
        List<Waiting> slice = new ArrayList<>();
        Bytes from = lookedUpTo == null ? WaitingPlace.first(backfill) : lookedUpTo;
        try (KeyValueIterator<Bytes, GenerationRequest> next = store.range(from, WaitingPlace.last(backfill))) {
            while (next.hasNext() && slice.size() < most) {
                slice.add(waiting(next.next()));
            }
            lookedUpTo = next.hasNext() ? slice.getLast().place() : null;
        }
        return slice;
    }
}
