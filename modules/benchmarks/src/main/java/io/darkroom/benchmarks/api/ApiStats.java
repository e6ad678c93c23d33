package io.darkroom.benchmarks.api;

/**
 * What an API has seen so far. Any thread.
 *
 * @param calls calls that arrived
 * @param refused those of them that were refused
 * @param atOnce calls without an answer now
 * @param mostAtOnce most calls without an answer at one moment
 * @param firstArrivedMicros when the first one arrived, microseconds since 1970; 0 = none yet
 */
public record ApiStats(int calls, int refused, int atOnce, int mostAtOnce, long firstArrivedMicros) {

    String line() {
        return calls + " " + refused + " " + atOnce + " " + mostAtOnce + " " + firstArrivedMicros;
    }

    static ApiStats read(String line) {
        String[] parts = line.strip().split(" ", -1);
        return new ApiStats(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Long.parseLong(parts[4]));
    }
}
