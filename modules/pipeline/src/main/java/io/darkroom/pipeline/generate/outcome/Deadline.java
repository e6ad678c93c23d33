package io.darkroom.pipeline.generate.outcome;

import java.time.Instant;

/**
 * When a request ends without a call. Any thread.
 *
 * @param at from then on no call is made; UTC
 * @param what passes then, in a few words
 */
public record Deadline(Instant at, String what) {
    public boolean isOver(Instant now) {
        return !now.isBefore(at);
    }
}
