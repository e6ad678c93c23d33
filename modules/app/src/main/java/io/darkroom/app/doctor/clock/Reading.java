package io.darkroom.app.doctor.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What another clock told, compared with ours. Any thread.
 *
 * @param source whose clock
 * @param ahead how far ours is ahead of it at least, negative when it is behind; zero within what can be told
 */
public record Reading(String source, Duration ahead) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * Compares with a time that was told to the second, cut off, such as that of a header {@code Date}.
     *
     * @param before our time when the question was sent
     * @param after our time when the answer was there
     */
    public static Reading ofDate(String source, Instant told, Instant before, Instant after) {
        Instant last = told.plus(SECOND);
        if (before.isAfter(last)) {
            return new Reading(source, Duration.between(last, before));
        }
        return new Reading(source, after.isBefore(told) ? Duration.between(told, after) : Duration.ZERO);
    }

    /** Compares with a time that had passed there before we asked: it shows only that ours is behind. */
    public static Reading ofPast(String source, Instant passed, Instant now) {
        return new Reading(source, now.isBefore(passed) ? Duration.between(passed, now) : Duration.ZERO);
    }
}
