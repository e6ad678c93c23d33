package io.darkroom.pipeline.generate.job;

import java.time.Duration;

/**
 * How the jobs of one provider are looked at.
 *
 * @param interval time between two looks in the first minute of a job, 100 ms to 10 min
 * @param later time between two looks from then on, {@code interval} to 1 h
 * @param deadline age at which a job that is still drawn is given up, 1 s to 24 h
 */
public record JobSettings(Duration interval, Duration later, Duration deadline) {

    /** Every 2 s, later every 5 s, for half an hour. */
    public static JobSettings defaults() {
        return new JobSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(30));
    }
}
