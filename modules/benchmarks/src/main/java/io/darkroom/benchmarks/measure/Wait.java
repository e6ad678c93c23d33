package io.darkroom.benchmarks.measure;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets time pass. Main thread. */
public final class Wait {
    private static final long LOOK_MILLIS = 50;

    private Wait() {}

    /** Waits so long. */
    public static void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Waits until something is so, looking twenty times a second.
     *
     * @param what said when it does not come, such as "500 calls in flight"
     * @throws IllegalStateException when it is not so in time
     */
    public static void until(String what, Duration limit, BooleanSupplier so) {
        long end = System.nanoTime() + limit.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + limit.toSeconds() + " s in vain for " + what);
            }
            pass(Duration.ofMillis(LOOK_MILLIS));
        }
    }
}
