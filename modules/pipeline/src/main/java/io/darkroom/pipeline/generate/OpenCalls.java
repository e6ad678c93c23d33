package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The requests that are open: the store {@code open-calls}, and the same in memory so that a look-up decodes nothing; there
 * are never many more than the cap. What the store says is what happened. Stream thread only.
 */
final class OpenCalls {
    static final String STORE = "open-calls";

    private final KeyValueStore<String, OpenCall> store;
    private final Tally tally;
    private final Map<CallKey, OpenCall> open = new HashMap<>();
    private int queued;

    OpenCalls(KeyValueStore<String, OpenCall> store, Tally tally) {
        this.store = store;
        this.tally = tally;
        try (KeyValueIterator<String, OpenCall> from = store.all()) {
            from.forEachRemaining(entry -> keep(entry.value));
        }
        count();
    }

    Optional<OpenCall> find(CallKey key) {
        return Optional.ofNullable(open.get(key));
    }

    OpenCall queue(GenerationRequest request, Instant now) {
        return put(new OpenCall(request, OpenState.QUEUED, now, null, null, null, null, null));
    }

    /** Back from SENT: the call was not started or cost nothing. */
    OpenCall requeue(OpenCall call) {
        return queue(call.getRequest(), call.getQueuedAt());
    }

    OpenCall sent(GenerationRequest request, Instant queuedAt, Call call, Owner owner, Instant now) {
        return put(new OpenCall(
                request, OpenState.SENT, queuedAt, call.callId(), call.image().token(), owner.stored(), now, null));
    }

    @SuppressWarnings("NullAway") // a null value deletes, and decodes nothing: delete would return the old call
    void close(CallKey key) {
        OpenCall closed = open.remove(key);
        if (closed != null) {
            store.put(key.stored(), null);
            queued -= queued(closed);
            count();
        }
    }

    /** Everything open, oldest first. */
    List<OpenCall> all() {
        return open.values().stream()
                .sorted(Comparator.comparing(OpenCall::getQueuedAt))
                .toList();
    }

    private OpenCall put(OpenCall call) {
        store.put(keep(call).stored(), call);
        count();
        return call;
    }

    private CallKey keep(OpenCall call) {
        CallKey key = CallKey.of(call.getRequest());
        OpenCall before = open.put(key, call);
        queued += queued(call) - (before == null ? 0 : queued(before));
        return key;
    }

    private static int queued(OpenCall call) {
        return call.getState() == OpenState.QUEUED ? 1 : 0;
    }

    private void count() {
        tally.openCalls(queued, open.size() - queued);
    }
}
