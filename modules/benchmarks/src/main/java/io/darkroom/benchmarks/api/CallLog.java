package io.darkroom.benchmarks.api;

import io.darkroom.benchmarks.measure.Clock;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Remembers calls, each with its times or only their number; a million take 24 MB. Event loop only. */
final class CallLog {
    private final boolean each;
    private int[] numbers = new int[1024];
    private long[] arrived = new long[1024];
    private long[] answered = new long[1024];
    private short[] statuses = new short[1024];
    private int calls;
    private int refused;
    private int atOnce;
    private int mostAtOnce;
    private long firstArrived;

    /** @param each whether every call is kept; without, only their number is */
    CallLog(boolean each) {
        this.each = each;
    }

    /** A call has arrived and will be answered so; returns its place. */
    int arrived(int number, int status, long now) {
        if (calls == 0) {
            firstArrived = now;
        }
        refused += status == 200 ? 0 : 1;
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        if (each) {
            keep(number, status, now);
        }
        return calls++;
    }

    private void keep(int number, int status, long now) {
        if (calls == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * calls);
            arrived = Arrays.copyOf(arrived, 2 * calls);
            answered = Arrays.copyOf(answered, 2 * calls);
            statuses = Arrays.copyOf(statuses, 2 * calls);
        }
        numbers[calls] = number;
        arrived[calls] = now;
        statuses[calls] = (short) status;
    }

    /** The answer to a call is about to be sent. */
    void answered(int place) {
        atOnce--;
        if (each) {
            answered[place] = Clock.micros();
        }
    }

    ApiStats stats() {
        return new ApiStats(calls, refused, atOnce, mostAtOnce, firstArrived);
    }

    byte[] bytes() {
        byte[] bytes = new byte[each ? calls * ApiCall.SIZE : 0];
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int place = 0; each && place < calls; place++) {
            ApiCall.put(all, numbers[place], arrived[place], answered[place], statuses[place]);
        }
        return bytes;
    }
}
