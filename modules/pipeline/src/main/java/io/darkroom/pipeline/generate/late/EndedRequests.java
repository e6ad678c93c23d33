package io.darkroom.pipeline.generate.late;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Requests that ended as failed though a call of theirs may have been paid: its outcome was not known, or its job was given
 * up. When the picture comes after all it is their result. They stand in the store {@code unclaimed-results} under keys of
 * their own, each for as long as a result would be kept there. Stream thread only.
 */
public final class EndedRequests {
    private static final String PREFIX = "ended ";

    private static final SingleObjectSerde<GenerationRequest> FORM = new SingleObjectSerde<>(GenerationRequest.class);

    private final KeyValueStore<String, byte[]> store;
    private final String name;

    /**
     * Those of one store.
     *
     * @param store whose other keys begin otherwise: no idempotency key has a blank
     * @param name of the store
     */
    public EndedRequests(KeyValueStore<String, byte[]> store, String name) {
        this.store = store;
        this.name = name;
    }

    /** Without a {@code #}, which marks results. */
    private static String place(String idempotencyKey, long generation) {
        return PREFIX + idempotencyKey + " " + generation;
    }

    /** Whether a key of the store is that of such a request. */
    public static boolean isPlace(String key) {
        return key.startsWith(PREFIX);
    }

    /**
     * Remembers a request.
     *
     * @param request with a retry state that counts its last call
     */
    public void keep(GenerationRequest request, Instant now) {
        GenerationRequest ended = GenerationRequest.newBuilder(request)
                .setRetry(request.getRetry()
                        .map(retry ->
                                RetryState.newBuilder(retry).setNotBefore(now).build())
                        .orElse(null))
                .build();
        store.put(
                place(request.getIdempotencyKey(), request.getGeneration()),
                FORM.serializer().serialize(name, ended));
    }

    /** Takes the request that a picture belongs to. */
    public Optional<GenerationRequest> take(String idempotencyKey, long generation) {
        byte[] found = store.get(place(idempotencyKey, generation));
        if (found == null) {
            return Optional.empty();
        }
        store.delete(place(idempotencyKey, generation));
        return Optional.of(read(found));
    }

    private GenerationRequest read(byte[] stored) {
        return FORM.deserializer().deserialize(name, stored);
    }

    /** Whether nothing is expected for it any more. */
    public boolean isOver(byte[] stored, Duration retention, Instant now) {
        return read(stored)
                .getRetry()
                .map(RetryState::getNotBefore)
                .filter(ended -> !ended.plus(retention).isBefore(now))
                .isEmpty();
    }
}
