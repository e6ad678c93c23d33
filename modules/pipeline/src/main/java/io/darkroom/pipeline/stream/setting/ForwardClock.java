package io.darkroom.pipeline.stream.setting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that is never set back: when the machine's is, this one goes on from where it was. It follows a step forward. Timers,
 * commits and delays of Kafka Streams hang on the wall clock, and would stand still for as long as it was set back. Any thread.
 */
public final class ForwardClock extends Clock {
    private final Clock wall;
    private final LongSupplier nanoTime;
    private Instant last;
    private long lastNanos;

    /** @param nanoTime nanoseconds that pass whatever happens to the wall clock */
    public ForwardClock(Clock wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        last = wall.instant();
        lastNanos = nanoTime.getAsLong();
    }

    /** The wall clock is read first: a pause between the two readings must not put this clock ahead of it for good. */
    @Override
    public synchronized Instant instant() {
        Instant shown = wall.instant();
        long nanos = nanoTime.getAsLong();
        Instant steady = last.plusNanos(nanos - lastNanos);
        last = shown.isBefore(steady) ? steady : shown;
        lastNanos = nanos;
        return last;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ForwardClock(wall.withZone(zone), nanoTime);
    }
}
