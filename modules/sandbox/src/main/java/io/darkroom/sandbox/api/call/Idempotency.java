package io.darkroom.sandbox.api.call;

import io.darkroom.sandbox.request.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the answer of each idempotency key, as vendors do that document the header. Any thread.
 *
 * @param <A> what is remembered
 */
public final class Idempotency<A> {

    private final Map<String, Entry<A>> entries = new HashMap<>();

    /** Takes a key for a request; empty when it was free, else how the repeat is to be answered. */
    public synchronized Optional<Repeat<A>> begin(String token, String requestKey) {
        Entry<A> entry = entries.putIfAbsent(token, new Entry<>(requestKey, Optional.empty()));
        if (entry == null) {
            return Optional.empty();
        }
        if (!entry.requestKey.equals(requestKey)) {
            return Optional.of(new Repeat.Refused<>(new Refusal(
                    422, "idempotency_key_reused", "The key was used with another payload.", "Idempotency-Key")));
        }
        return Optional.of(entry.answer
                .<Repeat<A>>map(Repeat.Known::new)
                .orElseGet(() -> new Repeat.Refused<>(new Refusal(
                        409,
                        "idempotency_key_in_progress",
                        "A request with this key is under way.",
                        "Idempotency-Key"))));
    }

    public synchronized void done(String token, String requestKey, A answer) {
        entries.put(token, new Entry<>(requestKey, Optional.of(answer)));
    }

    /** Frees a key whose request was not drawn. */
    public synchronized void forget(String token) {
        entries.remove(token);
    }

    /** How a repeated key is answered. */
    public sealed interface Repeat<A> {
        /** With the first answer. */
        record Known<A>(A answer) implements Repeat<A> {}

        /** With an error. */
        record Refused<A>(Refusal error) implements Repeat<A> {}
    }

    private record Entry<A>(String requestKey, Optional<A> answer) {}
}
