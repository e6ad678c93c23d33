package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.pace.Pace;
import java.time.Clock;
import java.util.OptionalDouble;

/** A pace that holds nothing back until something is refused. */
public final class Unpaced {
    private Unpaced() {}

    public static Pace pace(Clock clock) {
        return new Pace(OptionalDouble.empty(), 1, clock, (delay, task) -> {});
    }
}
