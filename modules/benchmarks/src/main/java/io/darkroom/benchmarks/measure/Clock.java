package io.darkroom.benchmarks.measure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that all processes of one machine share. Any thread. */
public final class Clock {
    private Clock() {}

    /** Microseconds since 1970. */
    public static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
