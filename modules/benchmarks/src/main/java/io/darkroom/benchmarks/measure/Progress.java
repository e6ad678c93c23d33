package io.darkroom.benchmarks.measure;

import java.util.Arrays;

/**
 * How a total grew: a point for each batch that became visible. Reads are safe only after the last {@link #add}. One thread
 * at a time.
 */
public final class Progress {
    private static final double MICROS = 1e6;

    private long[] times = new long[1024];
    private int[] totals = new int[1024];
    private int points;

    /** The total at a time; both never shrink. */
    public void add(long micros, int total) {
        if (points == times.length) {
            times = Arrays.copyOf(times, 2 * points);
            totals = Arrays.copyOf(totals, 2 * points);
        }
        times[points] = micros;
        totals[points] = total;
        points++;
    }

    /** When the last record became visible, microseconds since 1970. */
    public long end() {
        return times[points - 1];
    }

    /** Records per second from a time on, to the end. */
    public double rateSince(long beginMicros) {
        return totals[points - 1] * MICROS / (end() - beginMicros);
    }

    /**
     * Records per second between the first point with a quarter of all and the first with three quarters. Both ends are
     * points, so that a batch is counted with the time that it took.
     */
    public double rateOfMiddleHalf() {
        int all = totals[points - 1];
        int from = pointOf(all / 4);
        int to = pointOf(all - all / 4);
        return (totals[to] - totals[from]) * MICROS / Math.max(1, times[to] - times[from]);
    }

    private int pointOf(int total) {
        int point = Arrays.binarySearch(totals, 0, points, total);
        return point >= 0 ? point : Math.min(-point - 1, points - 1);
    }
}
