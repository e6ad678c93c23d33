package io.darkroom.pipeline.generate.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The two clocks of a process. Any thread.
 *
 * @param wall for times that are written down and compared with those of others
 * @param steady for intervals within the process; setting the wall clock does not move it
 */
public record Clocks(Clock wall, Clock steady) {

    /** A wall clock, and a steady one that begins with its time. */
    public static Clocks of(Clock wall) {
        return new Clocks(wall, new SteadyClock(wall));
    }

    /** One clock for both, for tests that move it. */
    public static Clocks same(Clock clock) {
        return new Clocks(clock, clock);
    }

    /** What the wall clock will show at a steady time if nobody sets it; now for times that are past. */
    public Instant onTheWall(Instant steadyTime) {
        Instant now = steady.instant();
        return steadyTime.isAfter(now) ? wall.instant().plus(Duration.between(now, steadyTime)) : wall.instant();
    }
}
