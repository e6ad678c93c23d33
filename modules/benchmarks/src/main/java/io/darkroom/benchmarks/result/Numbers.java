package io.darkroom.benchmarks.result;

import java.util.Locale;

/** Numbers as people read them. Any thread. */
final class Numbers {
    private Numbers() {}

    /** Three digits that matter, or all of them before the point. */
    static String text(double value) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
