package io.darkroom.benchmarks.api;

import io.darkroom.benchmarks.measure.Clock;
import java.util.ArrayList;
import java.util.List;

/** Remembers calls, each with its times or only their number. Event loop only. */
final class CallLog {
    private final boolean each;
    private final List<ApiCall> answered = new ArrayList<>();
    private int calls;
    private int atOnce;
    private int mostAtOnce;
    private long firstArrived;

    /** @param each whether every call is kept; without, only their number is */
    CallLog(boolean each) {
        this.each = each;
    }

    /** A call has arrived; returns when. */
    long arrived() {
        long now = Clock.micros();
        if (calls++ == 0) {
            firstArrived = now;
        }
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        return now;
    }

    /** The answer to a call is about to be sent. */
    void answered(String token, long arrived) {
        atOnce--;
        if (each) {
            answered.add(new ApiCall(token, arrived, Clock.micros()));
        }
    }

    ApiStats stats() {
        return new ApiStats(calls, mostAtOnce, firstArrived);
    }

    String lines() {
        StringBuilder lines = new StringBuilder();
        answered.forEach(call -> lines.append(call.line()));
        return lines.toString();
    }
}
