package io.darkroom.pipeline.campaign;

import java.time.Instant;

/**
 * A stretch of time in which a campaign draws. Any thread.
 *
 * @param from its first moment; {@link Instant#MIN} when it has always been open
 * @param until the first moment after it; {@link Instant#MAX} when it has no end
 */
public record Window(Instant from, Instant until) {
    /** All of time. */
    public static final Window ALWAYS = new Window(Instant.MIN, Instant.MAX);

    public Window {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("must begin before it ends, was %s/%s".formatted(from, until));
        }
    }

    /** Whether it is open. */
    public boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
