package io.darkroom.app.trial.draw;

import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a call that brought no picture is made again. A trial is watched by a person and its cost is capped: what
 * may have been billed is not asked for twice, and nothing waits for long. Pure, any thread.
 *
 * @param settings delay and calls in all
 * @param idempotent whether the vendor does not bill a repeated token again
 */
record Repeats(RetrySettings settings, boolean idempotent) {
    /** A provider that asks for a longer pause is not waited for. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * The pause before the next call; empty when there is none.
     *
     * @param calls that were made, 1 or more
     */
    Optional<Duration> after(Reply.Failed failed, int calls) {
        if (calls >= settings.maxAttempts() || !again(failed.why())) {
            return Optional.empty();
        }
        Duration own = shorter(settings.delay().multipliedBy(calls), settings.maxDelay());
        return Optional.of(failed.retryAfter()
                        .filter(asked -> asked.compareTo(own) > 0)
                        .orElse(own))
                .filter(pause -> pause.compareTo(LONGEST) <= 0);
    }

    private boolean again(FailureClass why) {
        return switch (why.again()) {
            case FREE, ATTEMPTS -> true;
            case POLICY -> idempotent;
            case NEVER, ONCE, HELD -> false;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
