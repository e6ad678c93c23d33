package io.darkroom.benchmarks.measure;

import io.darkroom.benchmarks.api.ApiCall;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What the calls that an API saw say together. Times are microseconds since 1970. Pure. Any thread. */
public final class CallHistory {
    private static final double MICROS = 1e6;

    private final List<ApiCall> calls;

    /** @param calls in the order of their arrival */
    public CallHistory(List<ApiCall> calls) {
        this.calls = List.copyOf(calls);
    }

    /** Calls of any kind that arrived from one time to before another. */
    public int between(long from, long to) {
        return (int) calls.stream()
                .filter(call -> call.arrivedMicros() >= from && call.arrivedMicros() < to)
                .count();
    }

    /** Calls that were refused. */
    public int refused() {
        return (int) calls.stream().filter(call -> !call.paid()).count();
    }

    /** Paid calls per second in that time. */
    public double rate(long from, long to) {
        return paidBetween(from, to) * MICROS / (to - from);
    }

    private int paidBetween(long from, long to) {
        return (int) calls.stream()
                .filter(call -> call.paid() && call.arrivedMicros() >= from && call.arrivedMicros() < to)
                .count();
    }

    /** Paid calls beyond the first for the same picture. */
    public int repeats() {
        BitSet known = new BitSet();
        int repeats = 0;
        for (ApiCall call : calls) {
            if (call.paid() && known.get(call.number())) {
                repeats++;
            }
            if (call.paid()) {
                known.set(call.number());
            }
        }
        return repeats;
    }

    /** When the first call since a time arrived. */
    public OptionalLong firstSince(long time) {
        return calls.stream()
                .mapToLong(ApiCall::arrivedMicros)
                .filter(arrived -> arrived >= time)
                .findFirst();
    }

    /** The same of calls for pictures that nobody had asked for before. */
    public OptionalLong firstNewSince(long time) {
        Set<Integer> known = new HashSet<>();
        for (ApiCall call : calls) {
            if (known.add(call.number()) && call.arrivedMicros() >= time) {
                return OptionalLong.of(call.arrivedMicros());
            }
        }
        return OptionalLong.empty();
    }

    /** The begin of the first such period since a time in which so many paid calls arrived. */
    public OptionalLong firstWith(int count, long periodMicros, long time) {
        long[] paid = calls.stream()
                .filter(call -> call.paid() && call.arrivedMicros() >= time)
                .mapToLong(ApiCall::arrivedMicros)
                .toArray();
        for (int first = 0; first + count <= paid.length; first++) {
            if (paid[first + count - 1] - paid[first] < periodMicros) {
                return OptionalLong.of(paid[first]);
            }
        }
        return OptionalLong.empty();
    }

    /** The longest time without a call in that time, in seconds. */
    public double longestGap(long from, long to) {
        long last = from;
        long longest = 0;
        for (ApiCall call : calls) {
            if (call.arrivedMicros() >= from && call.arrivedMicros() < to) {
                longest = Math.max(longest, call.arrivedMicros() - last);
                last = call.arrivedMicros();
            }
        }
        return Math.max(longest, to - last) / MICROS;
    }
}
