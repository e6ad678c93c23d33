package io.darkroom.pipeline.generate.setting;

import java.math.BigDecimal;
import java.time.Duration;

/** Rejects settings out of bounds with property, bound and value. Any thread. */
public final class Bounds {
    private Bounds() {}

    public static void check(String property, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, was %d".formatted(property, least, most, value));
        }
    }

    static void check(String property, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, was %s".formatted(property, plain(least), plain(most), plain(value)));
        }
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : "no number";
    }

    static void check(String property, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, was %s".formatted(property, text(least), text(most), text(value)));
        }
    }

    /** {@code PT1M30S} as {@code 1m30s}. */
    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
