package io.darkroom.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;

/**
 * How full the permits were: achieved rate ÷ (cap ÷ latency). Calls that start together end together, so the rate is taken
 * over whole rounds of {@code cap} calls: from the answer that ends the first quarter of the rounds to the one that ends the
 * third. Pure. Any thread.
 *
 * @param cap permits
 * @param latency of the API
 */
public record Fill(int cap, Duration latency) {
    private static final int LEAST_ROUNDS = 4;

    /**
     * The fill, 1 is full.
     *
     * @param answers when the API answered, in any order and unit of microseconds; at least four rounds of them
     */
    public double of(long[] answers) {
        int rounds = answers.length / cap;
        if (rounds < LEAST_ROUNDS) {
            throw new IllegalArgumentException(
                    "%d calls are less than %d rounds of %d".formatted(answers.length, LEAST_ROUNDS, cap));
        }
        long[] sorted = answers.clone();
        Arrays.sort(sorted);
        int from = rounds / 4 * cap;
        int to = rounds * 3 / 4 * cap;
        double seconds = (sorted[to] - sorted[from]) / 1e6;
        double achieved = (to - from) / seconds;
        return achieved / (cap / (latency.toNanos() / 1e9));
    }
}
