package io.darkroom.pipeline.generate.late;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Requests that ended as failed though a call of theirs may have been paid: its outcome was not known, or its job was given
 * up. When the picture comes after all it is their result. They stand in the store {@code unclaimed-results} under keys of
 * their own, each for as long as a result would be kept there, without the prompt where nobody can ask for it. Stream thread
 * only.
 */
public final class EndedRequests {
    private static final String PREFIX = "ended ";

    private static final SingleObjectSerde<GenerationRequest> FORM = new SingleObjectSerde<>(GenerationRequest.class);

    private final KeyValueStore<String, byte[]> store;
    private final String name;
    private final IntConsumer tally;
    private int count;

    /**
     * Those of one store.
     *
     * @param store whose other keys begin otherwise: no idempotency key has a blank
     * @param name of the store
     * @param count how many there are
     * @param tally told how many there are, whenever that changes
     */
    public EndedRequests(KeyValueStore<String, byte[]> store, String name, int count, IntConsumer tally) {
        this.store = store;
        this.name = name;
        this.tally = tally;
        count(count);
    }

    private void count(int change) {
        count += change;
        tally.accept(count);
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
                .setPrompt(mayBeAskedAgain(request) ? request.getPrompt() : "")
                .build();
        String place = place(request.getIdempotencyKey(), request.getGeneration());
        count(store.get(place) == null ? 1 : 0);
        store.put(place, FORM.serializer().serialize(name, ended));
    }

    /** A result with too few pictures brings along what asks for the others; one picture is all or nothing. */
    private static boolean mayBeAskedAgain(GenerationRequest request) {
        return request.getCount() > 1;
    }

    /** Takes the request that a picture belongs to. */
    public Optional<GenerationRequest> take(String idempotencyKey, long generation) {
        byte[] found = store.get(place(idempotencyKey, generation));
        if (found == null) {
            return Optional.empty();
        }
        store.delete(place(idempotencyKey, generation));
        count(-1);
        return Optional.of(read(found));
    }

    /** Their time was over, and they were deleted. */
    public void dropped(int number) {
        count(-number);
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
