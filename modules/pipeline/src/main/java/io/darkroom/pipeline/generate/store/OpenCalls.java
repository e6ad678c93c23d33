package io.darkroom.pipeline.generate.store;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.job.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are open: the store {@code open-calls}, and the same in memory so that a look-up decodes nothing; there
 * are never many more than the cap. What the store says is what happened. Stream thread only.
 */
public final class OpenCalls {
    public static final String STORE = "open-calls";

    private final KeyValueStore<String, OpenCall> store;
    private final Tally tally;
    private final Map<CallKey, OpenCall> open = new HashMap<>();
    private final Map<String, List<Long>> generations = new HashMap<>();
    private int queued;

    public OpenCalls(KeyValueStore<String, OpenCall> store, Tally tally) {
        this.store = store;
        this.tally = tally;
        try (KeyValueIterator<String, OpenCall> from = store.all()) {
            from.forEachRemaining(entry -> keep(entry.value));
        }
        count();
    }

    public Optional<OpenCall> find(CallKey key) {
        return Optional.ofNullable(open.get(key));
    }

    /** Generations of an idempotency key that are open, in no order. */
    public List<Long> generations(String idempotencyKey) {
        return generations.getOrDefault(idempotencyKey, List.of());
    }

    /** A request that is about to be opened, with the pictures that it has; not stored yet. */
    public static OpenCall fresh(GenerationRequest request, Instant now) {
        return queued(request, now, Album.of(request).orElse(null));
    }

    private static OpenCall queued(GenerationRequest request, Instant queuedAt, @Nullable Drawn drawn) {
        return new OpenCall(request, OpenState.QUEUED, queuedAt, null, null, null, null, null, drawn);
    }

    /** In line: for the first time, or again because the call was not started or cost nothing. */
    public OpenCall queue(OpenCall call) {
        return put(with(call, call.getDrawn().orElse(null)));
    }

    /** A request that is in line with these pictures; not stored yet. */
    public static OpenCall with(OpenCall call, @Nullable Drawn drawn) {
        return queued(call.getRequest(), call.getQueuedAt(), drawn);
    }

    public OpenCall sent(OpenCall from, Call call, Owner owner, Instant now) {
        return put(sent(from, call, owner, now, null));
    }

    /** The provider draws the call in a job. */
    public OpenCall accepted(OpenCall from, Call call, Owner owner, Job job) {
        return put(sent(from, call, owner, job.sentAt(), job.id()));
    }

    private static OpenCall sent(OpenCall from, Call call, Owner owner, Instant at, @Nullable String jobId) {
        return new OpenCall(
                from.getRequest(),
                OpenState.SENT,
                from.getQueuedAt(),
                call.callId(),
                call.image().token(),
                owner.stored(),
                at,
                jobId,
                from.getDrawn().orElse(null));
    }

    @SuppressWarnings("NullAway") // a null value deletes, and decodes nothing: delete would return the old call
    public void close(CallKey key) {
        OpenCall closed = open.remove(key);
        if (closed != null) {
            store.put(key.stored(), null);
            queued -= queued(closed);
            generations.computeIfPresent(key.idempotencyKey(), (same, all) -> without(all, key.generation()));
            count();
        }
    }

    /** Everything open, oldest first. */
    public List<OpenCall> all() {
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
        if (before == null) {
            generations.merge(key.idempotencyKey(), List.of(key.generation()), OpenCalls::both);
        }
        return key;
    }

    private static List<Long> both(List<Long> some, List<Long> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable List<Long> without(List<Long> all, long one) {
        return all.size() == 1
                ? null
                : all.stream().filter(generation -> generation != one).toList();
    }

    private static int queued(OpenCall call) {
        return call.getState() == OpenState.QUEUED ? 1 : 0;
    }

    private void count() {
        tally.openCalls(queued, open.size() - queued);
    }
}
