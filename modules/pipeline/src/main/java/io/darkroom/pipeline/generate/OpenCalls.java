package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The requests that are open: the store {@code open-calls}. What it says is what happened. Stream thread only. */
final class OpenCalls {
    static final String STORE = "open-calls";

    private final KeyValueStore<String, OpenCall> store;

    OpenCalls(KeyValueStore<String, OpenCall> store) {
        this.store = store;
    }

    Optional<OpenCall> find(CallKey key) {
        return Optional.ofNullable(store.get(key.stored()));
    }

    OpenCall queue(GenerationRequest request, Instant now) {
        return put(OpenCall.newBuilder()
                .setRequest(request)
                .setState(OpenState.QUEUED)
                .setQueuedAt(now)
                .build());
    }

    /** Back from SENT: the call was not started or cost nothing. */
    OpenCall requeue(OpenCall call) {
        return put(OpenCall.newBuilder(call)
                .setState(OpenState.QUEUED)
                .setCallId(null)
                .setToken(null)
                .setOwner(null)
                .setSentAt(null)
                .build());
    }

    OpenCall sent(OpenCall call, String callId, String token, String owner, Instant now) {
        return put(OpenCall.newBuilder(call)
                .setState(OpenState.SENT)
                .setCallId(callId)
                .setToken(token)
                .setOwner(owner)
                .setSentAt(now)
                .build());
    }

    void close(CallKey key) {
        store.delete(key.stored());
    }

    /** Everything open, oldest first. */
    List<OpenCall> all() {
        List<OpenCall> calls = new ArrayList<>();
        try (KeyValueIterator<String, OpenCall> from = store.all()) {
            from.forEachRemaining(entry -> calls.add(entry.value));
        }
        calls.sort(Comparator.comparing(OpenCall::getQueuedAt));
        return calls;
    }

    private OpenCall put(OpenCall call) {
        store.put(CallKey.of(call.getRequest()).stored(), call);
        return call;
    }
}
