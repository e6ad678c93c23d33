package io.darkroom.benchmarks.api;

import java.util.List;

/**
 * One call as the API saw it. Any thread.
 *
 * @param token its {@code Idempotency-Key}
 * @param arrivedMicros when its last byte had arrived, microseconds since 1970
 * @param answeredMicros when the answer was handed to the socket, microseconds since 1970
 */
public record ApiCall(String token, long arrivedMicros, long answeredMicros) {

    String line() {
        return token + " " + arrivedMicros + " " + answeredMicros + "\n";
    }

    /** What {@link #line()} wrote, many of them. */
    static List<ApiCall> read(String lines) {
        return lines.lines().map(ApiCall::parsed).toList();
    }

    private static ApiCall parsed(String line) {
        int second = line.lastIndexOf(' ');
        int first = line.lastIndexOf(' ', second - 1);
        return new ApiCall(
                line.substring(0, first),
                Long.parseLong(line, first + 1, second, 10),
                Long.parseLong(line, second + 1, line.length(), 10));
    }
}
