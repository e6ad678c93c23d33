package io.darkroom.app.order;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Adds up the orders that the stages will still draw: keys in progress, and what intake has not decided about. Told first
 * what is undecided, then the statuses, then the outcomes that intake has not read. Pure; one thread.
 */
final class OpenOrders {
    /** Pictures of an order whose event is gone: the most that one may ask for. */
    private static final int MOST_PICTURES = 4;

    private record Undecided(int pictures, boolean forced) {}

    private final Map<String, Undecided> undecided = new HashMap<>();
    private final Map<String, GenerationStatus> open = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> drawers = new HashMap<>();

    /** An order that intake has not decided about. */
    void undecided(GenerationRequest order, boolean forced) {
        drawers.put(order.getIdempotencyKey(), order.getProvider());
        undecided.put(order.getIdempotencyKey(), new Undecided(order.getCount(), forced));
    }

    /** A record of {@code image.status}. */
    void status(GenerationStatus status) {
        String key = status.getIdempotencyKey();
        if (status.getState() == LedgerState.IN_PROGRESS) {
            open.put(key, status);
        } else {
            open.remove(key);
        }
        done(key, status.getState() == LedgerState.COMPLETED);
    }

    /** A picture that the ledger does not know of yet. */
    void completed(ImageCompleted image) {
        if (closes(image.getIdempotencyKey(), image.getGeneration())) {
            done(image.getIdempotencyKey(), true);
        }
    }

    /** A failure that the ledger does not know of yet. */
    void failed(ImageFailed failure) {
        if (failure.getState() != FailedState.REJECTED) {
            failure.getIdempotencyKey().ifPresent(key -> closes(key, failure.getGeneration()));
        }
    }

    private boolean closes(String key, long generation) {
        GenerationStatus status = open.get(key);
        return status != null && status.getGeneration() == generation && open.remove(key) != null;
    }

    private void done(String key, boolean completed) {
        if (completed && undecided.containsKey(key)) {
            done.add(key);
        } else {
            done.remove(key);
        }
    }

    /** Offsets of the events whose pictures are not known. */
    Map<TopicPartition, Set<Long>> origins() {
        Map<TopicPartition, Set<Long>> origins = new HashMap<>();
        open.forEach((key, status) -> {
            if (!undecided.containsKey(key)) {
                Origin at = status.getOrigin();
                origins.computeIfAbsent(new TopicPartition(at.getTopic(), at.getPartition()), p -> new HashSet<>())
                        .add(at.getOffset());
            }
        });
        return origins;
    }

    /** An order of one of these events. */
    void order(GenerationRequest order) {
        drawers.put(order.getIdempotencyKey(), order.getProvider());
        counts.put(order.getIdempotencyKey(), order.getCount());
    }

    /** Each order by its key. */
    Map<String, WaitingOrder> waiting() {
        Map<String, WaitingOrder> waiting = new HashMap<>();
        pictures()
                .forEach((key, pictures) ->
                        waiting.put(key, new WaitingOrder(Optional.ofNullable(drawers.get(key)), pictures)));
        return waiting;
    }

    /** Pictures by key. */
    Map<String, Integer> pictures() {
        Map<String, Integer> pictures = new HashMap<>();
        open.keySet().forEach(key -> pictures.put(key, counts.getOrDefault(key, MOST_PICTURES)));
        undecided.forEach((key, order) -> {
            if (order.forced() || !done.contains(key)) {
                pictures.put(key, order.pictures());
            }
        });
        return pictures;
    }
}
