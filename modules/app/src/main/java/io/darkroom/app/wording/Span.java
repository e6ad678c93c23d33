package io.darkroom.app.wording;

import java.time.Duration;

/** A length of time for people: two units at most. Any thread. */
public final class Span {
    private Span() {}

    /** Such as 12 s, 3 min, 2 h 5 min, 4 d 3 h; a negative one is none. */
    public static String of(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 24 * 60
                ? two(minutes / 60, "h", minutes % 60, "min")
                : two(minutes / 1440, "d", minutes / 60 % 24, "h");
    }

    private static String two(long whole, String unit, long rest, String smaller) {
        return rest == 0 ? whole + " " + unit : whole + " " + unit + " " + rest + " " + smaller;
    }
}
