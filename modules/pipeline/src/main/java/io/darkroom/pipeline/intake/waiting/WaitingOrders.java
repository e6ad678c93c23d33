package io.darkroom.pipeline.intake.waiting;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.WaitingOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Admitted orders whose shot depends on one that is not completed: the store {@code waiting-orders}. It has a row
 * {@code for <key of that shot> <key>} for each, and a row {@code until <milliseconds> <key of that shot> <key>} for each
 * with a deadline, so that the next deadline is found without a search; keys have no spaces. The one that keeps orders
 * remembers the least row with a deadline that may still be there, so that it never crawls over the tombstones of those that
 * are gone. Stream thread only.
 */
public final class WaitingOrders {
    /** Name of the store. */
    public static final String STORE = "waiting-orders";

    private static final String FOR = "for ";
    private static final String UNTIL = "until ";
    private static final StringSerializer TEXT = new StringSerializer();
    private static final WaitingOrder DEADLINE = new WaitingOrder((GenerationRequest) null);

    private static final String UNTIL_END = "until:";

    private final KeyValueStore<String, WaitingOrder> store;
    private String lowest = UNTIL;

    public WaitingOrders(KeyValueStore<String, WaitingOrder> store) {
        this.store = store;
    }

    /** Keeps an admitted order. */
    public void keep(GenerationRequest request) {
        store.put(place(request), new WaitingOrder(request));
        request.getDeadline().map(deadline -> place(request, deadline)).ifPresent(this::addDeadline);
    }

    private void addDeadline(String row) {
        store.put(row, DEADLINE);
        if (row.compareTo(lowest) < 0) {
            lowest = row;
        }
    }

    /** Takes an order out. */
    public void remove(GenerationRequest request) {
        store.delete(place(request));
        request.getDeadline().ifPresent(deadline -> store.delete(place(request, deadline)));
    }

    /**
     * The order of a key.
     *
     * @param shot key of the shot that it waits for
     */
    public Optional<GenerationRequest> find(String shot, String key) {
        return Optional.ofNullable(store.get(FOR + shot + " " + key)).flatMap(WaitingOrder::getRequest);
    }

    /** Every order that waits for a shot. */
    public List<GenerationRequest> waitingFor(String shot) {
        List<GenerationRequest> orders = new ArrayList<>();
        try (KeyValueIterator<String, WaitingOrder> rows = store.prefixScan(FOR + shot + " ", TEXT)) {
            rows.forEachRemaining(row -> row.value.getRequest().ifPresent(orders::add));
        }
        return orders;
    }

    /** Whether any order waits for a shot. */
    public boolean isWaitedFor(String shot) {
        try (KeyValueIterator<String, WaitingOrder> rows = store.prefixScan(FOR + shot + " ", TEXT)) {
            return rows.hasNext();
        }
    }

    /** Takes out the next orders whose deadline has passed. */
    public List<GenerationRequest> takeExpired(Instant now, int most) {
        List<GenerationRequest> expired = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Optional<Deadline> first = firstDeadline().filter(next -> !next.at().isAfter(now));
            if (first.isEmpty()) {
                return expired;
            }
            store.delete(first.get().row());
            find(first.get().shot(), first.get().key()).ifPresent(order -> {
                store.delete(place(order));
                expired.add(order);
            });
        }
        return expired;
    }

    /** The next deadline; far away when nothing that waits has one. Looks into the store. */
    public Instant nextDeadline() {
        return firstDeadline().map(Deadline::at).orElse(Instant.MAX);
    }

    private record Deadline(Instant at, String shot, String key, String row) {}

    private Optional<Deadline> firstDeadline() {
        try (KeyValueIterator<String, WaitingOrder> rows = store.range(lowest, UNTIL_END)) {
            Optional<Deadline> first = rows.hasNext() ? Optional.of(deadline(rows.next())) : Optional.empty();
            lowest = first.map(Deadline::row).orElse(UNTIL_END);
            return first;
        }
    }

    private static Deadline deadline(KeyValue<String, WaitingOrder> row) {
        String[] parts = row.key.split(" ", -1);
        return new Deadline(Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2], parts[3], row.key);
    }

    private static String place(GenerationRequest request) {
        return FOR + shot(request) + " " + request.getIdempotencyKey();
    }

    private static String place(GenerationRequest request, Instant deadline) {
        return "%s%019d %s %s"
                .formatted(UNTIL, Math.max(0, deadline.toEpochMilli()), shot(request), request.getIdempotencyKey());
    }

    private static String shot(GenerationRequest request) {
        return request.getDependsOn().map(Dependency::getIdempotencyKey).orElseThrow();
    }
}
