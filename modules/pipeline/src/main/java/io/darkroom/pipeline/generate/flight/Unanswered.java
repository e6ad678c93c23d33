package io.darkroom.pipeline.generate.flight;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long no call has been answered although some have left: an API that hangs, or packets that nobody delivers, would
 * show only when the first of them reaches its timeout. A job that was ordered is an answer. Any thread.
 */
final class Unanswered {
    private int calls;
    private Instant lastSign = Instant.MIN;

    /** A call leaves. */
    synchronized void left(Instant now) {
        if (calls++ == 0) {
            lastSign = now;
        }
    }

    /** One has ended, whatever came of it. */
    synchronized void ended(Instant now) {
        calls--;
        lastSign = now;
    }

    /** Since the last one ended, or since the first left; zero while none is open. */
    synchronized Duration silence(Instant now) {
        return calls == 0 ? Duration.ZERO : Duration.between(lastSign, now);
    }
}
