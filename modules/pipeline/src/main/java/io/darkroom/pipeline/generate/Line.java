package io.darkroom.pipeline.generate;

import io.darkroom.contract.stores.OpenCall;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits for a permit, live or backfill: retries that are due go first, then stored requests. Stream thread only. */
final class Line {
    private final DueRetries due;
    private final Deque<OpenCall> stored = new ArrayDeque<>();

    Line(DueRetries due) {
        this.due = due;
    }

    void put(OpenCall call, boolean first) {
        if (first) {
            stored.addFirst(call);
        } else {
            stored.addLast(call);
        }
    }

    void remove(CallKey key) {
        stored.removeIf(waiting -> CallKey.of(waiting.getRequest()).equals(key));
    }

    @Nullable
    OpenCall next() {
        return stored.pollFirst();
    }

    int stored() {
        return stored.size();
    }

    DueRetries retries() {
        return due;
    }

    /** The first retry, if its time has come. */
    Optional<DueRetries.Due> dueBy(Instant now) {
        return due.first().filter(retry -> !retry.due().isAfter(now));
    }

    boolean hasWork(Instant now) {
        return !stored.isEmpty() || dueBy(now).isPresent();
    }
}
