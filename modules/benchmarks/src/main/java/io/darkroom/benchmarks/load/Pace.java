package io.darkroom.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** A steady rate since it was made; what is late does not delay what comes after it. One thread. */
final class Pace {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long begin = System.nanoTime();
    private final int perSecond;

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Waits for the turn of the one with this index, from 0. */
    void await(int index) {
        long at = begin + index * NANOS_PER_SECOND / perSecond;
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
