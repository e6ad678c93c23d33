package io.darkroom.benchmarks.result;

/**
 * What a figure should reach. Any thread.
 *
 * @param atLeast whether more is better
 * @param everyRun whether each run must reach it, not only the median
 */
public record Goal(boolean atLeast, double bound, boolean everyRun) {
    public static Goal atLeast(double bound) {
        return new Goal(true, bound, false);
    }

    public static Goal atMost(double bound) {
        return new Goal(false, bound, false);
    }

    /** For what is promised: no run may exceed it. */
    public static Goal neverAbove(double bound) {
        return new Goal(false, bound, true);
    }

    boolean metBy(Figure figure) {
        if (atLeast) {
            return (everyRun ? figure.least() : figure.median()) >= bound;
        }
        return (everyRun ? figure.most() : figure.median()) <= bound;
    }

    String text() {
        return (atLeast ? "≥ " : "≤ ") + Numbers.text(bound);
    }
}
