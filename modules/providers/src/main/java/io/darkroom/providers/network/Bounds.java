package io.darkroom.providers.network;

import java.time.Duration;
import java.util.Locale;

/** Checks settings and words the refusal as property, bound and value. Any thread. */
public final class Bounds {

    private Bounds() {}

    /** Refuses a duration outside of the bounds. */
    public static void within(String property, Duration value, Duration low, Duration high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw refuse(property, text(low) + " to " + text(high), text(value));
        }
    }

    /** Refuses a number outside of the bounds. */
    public static void within(String property, int value, int low, int high) {
        if (value < low || value > high) {
            throw refuse(
                    property,
                    String.format(Locale.ROOT, "%,d to %,d", low, high),
                    String.format(Locale.ROOT, "%,d", value));
        }
    }

    /** The refusal: property, bound, value. */
    public static IllegalArgumentException refuse(String property, String bound, String value) {
        return new IllegalArgumentException(property + " must be " + bound + ", was " + value);
    }

    /** A duration in the largest unit that keeps it whole: 250 ms, 10 s, 5 min, 1 h. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        if (seconds != 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
