package io.darkroom.benchmarks.result;

/**
 * What a figure should reach. Any thread.
 *
 * @param atLeast whether more is better
 */
public record Goal(boolean atLeast, double bound) {
    public static Goal atLeast(double bound) {
        return new Goal(true, bound);
    }

    public static Goal atMost(double bound) {
        return new Goal(false, bound);
    }

    boolean metBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    String text() {
        return (atLeast ? "≥ " : "≤ ") + Numbers.text(bound);
    }
}
