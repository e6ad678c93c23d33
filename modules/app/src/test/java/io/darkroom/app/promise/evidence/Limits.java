package io.darkroom.app.promise.evidence;

import java.util.OptionalInt;

/**
 * What the API may see at most.
 *
 * @param atOnce calls whose callers wait at the same time
 * @param perSecond calls that begin within a second, where a rate was set
 */
public record Limits(int atOnce, OptionalInt perSecond) {

    public static Limits ofCap(int cap) {
        return new Limits(cap, OptionalInt.empty());
    }

    /** With a rate as well: one call more may begin in a second, and what was held up on its way comes together. */
    public Limits ofRate(int perSecond) {
        return new Limits(atOnce, OptionalInt.of(perSecond + perSecond / 2));
    }
}
