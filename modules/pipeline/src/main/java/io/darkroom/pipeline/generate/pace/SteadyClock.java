package io.darkroom.pipeline.generate.pace;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock for intervals within this process: begins with the time of the wall clock and then only counts, so that setting the
 * wall clock makes no wait longer or shorter. Never for what is written down. Any thread.
 */
public final class SteadyClock extends Clock {
    private final Instant begin;
    private final long beginNanos = System.nanoTime();

    /** @param wall tells when counting begins */
    public SteadyClock(InstantSource wall) {
        begin = wall.instant();
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(System.nanoTime() - beginNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("intervals have no time zone");
    }
}
