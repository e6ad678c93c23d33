package io.darkroom.pipeline.generate.flight;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * Whether a partition of the work queue is known to hold nothing that was not taken in. What the consumer knows of a paused
 * partition is old, and a fetch that is under way when it goes on may take {@code fetch.max.wait.ms} (0.5 s): so its word
 * counts when the partition was read for a second. Any thread; told by the stream thread that reads it.
 */
public final class LiveQueue {
    public static final Duration FRESH = Duration.ofSeconds(1);

    private final InstantSource clock;
    private long readSince;
    private long handedAt;
    private long handed = -1;
    private long taken = -1;
    private boolean caughtUp;

    LiveQueue(InstantSource clock) {
        this.clock = clock;
        reset();
    }

    /** Another task took the partition over: nothing is known. */
    synchronized void reset() {
        readSince = clock.millis();
        handedAt = readSince;
        handed = -1;
        taken = -1;
        caughtUp = false;
    }

    /**
     * The consumer polled.
     *
     * @param paused whether the partition was left out
     * @param lag records that it has not read, as of its last fetch; empty when it does not know
     * @param last offset of the last record that the poll brought
     */
    public synchronized void polled(boolean paused, OptionalLong lag, OptionalLong last) {
        long now = clock.millis();
        if (paused) {
            readSince = now;
        }
        if (last.isPresent()) {
            handed = last.getAsLong();
            handedAt = now;
        }
        caughtUp = lag.isPresent() && lag.getAsLong() == 0;
    }

    /** The record at this offset was taken in. */
    public synchronized void taken(long offset) {
        taken = offset;
    }

    /** Whether it is known to be empty. */
    synchronized boolean isEmpty() {
        long now = clock.millis();
        return caughtUp && isFresh(readSince, now) && (taken >= handed || isFresh(handedAt, now));
    }

    /** A record that never is taken in, because it cannot be decoded, counts for a second. */
    private static boolean isFresh(long since, long now) {
        return now - since >= FRESH.toMillis();
    }
}
