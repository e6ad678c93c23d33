package io.darkroom.benchmarks.api;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One call as the API saw it. Any thread.
 *
 * @param number of the product that it draws; −1 = its token names none
 * @param arrivedMicros when its last byte had arrived, microseconds since 1970
 * @param answeredMicros when the answer was handed to the socket, microseconds since 1970; 0 = not yet
 * @param status of the answer, decided when it arrived
 */
public record ApiCall(int number, long arrivedMicros, long answeredMicros, int status) {
    private static final int OK = 200;
    /** Bytes of one call. */
    static final int SIZE = 2 * Integer.BYTES + 2 * Long.BYTES;

    /** Whether it was worth a picture, and money. */
    public boolean paid() {
        return status == OK;
    }

    static void put(ByteBuffer to, int number, long arrived, long answered, int status) {
        to.putInt(number).putLong(arrived).putLong(answered).putInt(status);
    }

    /** All that was {@link #put}. */
    static List<ApiCall> read(ByteBuffer from) {
        List<ApiCall> calls = new ArrayList<>(from.remaining() / SIZE);
        while (from.hasRemaining()) {
            calls.add(new ApiCall(from.getInt(), from.getLong(), from.getLong(), from.getInt()));
        }
        return calls;
    }
}
