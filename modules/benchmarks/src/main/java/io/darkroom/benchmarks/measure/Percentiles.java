package io.darkroom.benchmarks.measure;

import org.HdrHistogram.Histogram;

/** Times of many events, in milliseconds, three digits exact. One thread. */
public final class Percentiles {
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1000;

    private final Histogram histogram = new Histogram(DIGITS);

    /** Clocks of two processes may differ by a microsecond or two: a negative time counts as none. */
    public void add(long micros) {
        histogram.recordValue(Math.max(0, micros));
    }

    /** Time that so many percent of the events did not exceed. */
    public double millis(double percent) {
        return histogram.getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }
}
