package io.darkroom.pipeline.generate.setting;

import java.time.Duration;

/**
 * When a failed attempt is repeated.
 *
 * @param maxAttempts attempts in all, 1 to 20
 * @param delay unit of the delay before the next attempt, 10 ms to 1 h
 * @param growth how the delay grows with the attempt
 * @param maxDelay longest delay of our own choice, {@code delay} to 24 h; a longer Retry-After is obeyed
 * @param maxAge time of trying after which a request ends whatever the attempts say, 1 s to 30 d
 * @param onUnknown what happens to calls whose outcome is unknown
 */
public record RetrySettings(
        int maxAttempts, Duration delay, Growth growth, Duration maxDelay, Duration maxAge, OnUnknown onUnknown) {

    /** How a delay grows. */
    public enum Growth {
        /** delay × attempt. */
        LINEAR,
        /** delay × 2^(attempt − 1). */
        EXPONENTIAL
    }

    /** Three attempts, 1.5 s × attempt, a day of trying, unknown outcomes are sent again. */
    public static RetrySettings defaults() {
        return new RetrySettings(
                3,
                Duration.ofMillis(1500),
                Growth.LINEAR,
                Duration.ofMinutes(5),
                Duration.ofHours(24),
                OnUnknown.RESEND);
    }

    public RetrySettings {
        Bounds.check("retry.max-attempts", maxAttempts, 1, 20);
        Bounds.check("retry.delay", delay, Duration.ofMillis(10), Duration.ofHours(1));
        Bounds.check("retry.max-delay", maxDelay, delay, Duration.ofHours(24));
        Bounds.check("retry.max-age", maxAge, Duration.ofSeconds(1), Duration.ofDays(30));
    }
}
