package io.darkroom.app.replay.copy;

import io.darkroom.app.replay.plan.CopyRate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Holds a rate: says how many records may go together, and waits between them. One thread. */
final class Pace {
    private static final int MOST_TOGETHER = 500;
    private static final long SLICE_MILLIS = 100;
    private static final double NANOS = 1e9;

    private final Optional<CopyRate> rate;
    private final LongSupplier nanos;
    private final Sleep sleep;
    private long due;

    /** Lets time pass. */
    interface Sleep {
        void millis(long millis) throws InterruptedException;
    }

    /** @param nanos monotonic time */
    Pace(Optional<CopyRate> rate, LongSupplier nanos, Sleep sleep) {
        this.rate = rate;
        this.nanos = nanos;
        this.sleep = sleep;
        this.due = nanos.getAsLong();
    }

    /** Most records of one transaction: those of a second, one at least. */
    int together() {
        return rate.map(limit -> (int) Math.max(1, Math.min(MOST_TOGETHER, limit.perSecond())))
                .orElse(MOST_TOGETHER);
    }

    /** So many records were copied: the next ones are due later. Time that was not used is not made up for. */
    void copied(int records) {
        rate.ifPresent(limit ->
                due = Math.max(due, nanos.getAsLong() - (long) NANOS) + (long) (records / limit.perSecond() * NANOS));
    }

    /** Waits until the next records are due, or until told to stop. */
    void await(BooleanSupplier stop) {
        long left = due - nanos.getAsLong();
        while (left > 0 && !stop.getAsBoolean()) {
            try {
                sleep.millis(Math.min(SLICE_MILLIS, left / 1_000_000 + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            left = due - nanos.getAsLong();
        }
    }
}
