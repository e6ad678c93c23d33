package io.darkroom.sandbox.api.setting;

import io.darkroom.sandbox.fault.DurationText;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a drawing takes: always the same, or anything from a shortest to a longest time. */
public record Latency(Duration shortest, Duration longest) {

    public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    public Latency {
        if (shortest.isNegative() || longest.compareTo(Duration.ofHours(1)) > 0 || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "sandbox.latency must be 0 to 1h and grow, was " + shortest + ".." + longest);
        }
    }

    public static Latency of(Duration always) {
        return new Latency(always, always);
    }

    /** Reads {@code 1.5s} or {@code 1s..4s}. */
    public static Latency parse(String text) {
        int dots = text.indexOf("..");
        try {
            return dots < 0
                    ? of(DurationText.parse(text))
                    : new Latency(
                            DurationText.parse(text.substring(0, dots)), DurationText.parse(text.substring(dots + 2)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sandbox.latency must look like 1.5s or 1s..4s, was " + text, e);
        }
    }

    public long nextMillis(RandomGenerator random) {
        long from = shortest.toMillis();
        long to = longest.toMillis();
        return from == to ? from : random.nextLong(from, to + 1);
    }
}
