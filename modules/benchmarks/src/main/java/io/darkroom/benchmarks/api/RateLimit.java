package io.darkroom.benchmarks.api;

import java.time.Duration;
import java.util.Optional;

/** So many calls per second by a bucket that holds those of one second; the others get 429. Event loop only. */
final class RateLimit implements Rule {
    private static final double MICROS = 1e6;

    private final int perSecond;
    private final Optional<Refusal> refusal;
    private double left;
    private long filledAt;

    /** @param retryAfter what a refusal asks for */
    RateLimit(int perSecond, Optional<Duration> retryAfter) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.refusal = Optional.of(new Refusal(429, "rate_limit_exceeded", retryAfter));
    }

    @Override
    public Optional<Refusal> decide(long now) {
        left = Math.min(perSecond, left + Math.max(0, now - filledAt) / MICROS * perSecond);
        filledAt = now;
        if (left < 1) {
            return refusal;
        }
        left--;
        return Optional.empty();
    }
}
