package io.darkroom.pipeline.generate.setting;

import java.time.Duration;

/**
 * When a provider is left alone.
 *
 * @param quotaThreshold answers QUOTA_EXHAUSTED in a row before the provider is held, 1 to 1,000
 * @param probeInterval time between two probes of a held provider, 1 s to 24 h
 * @param breakerFailures failures among the last calls that open the breaker, 1 to 1,000
 * @param breakerWait longest time between two probes of an open breaker, 100 ms to 10 min
 * @param rateLimitWait how long everybody waits after the first 429 without Retry-After, and when nearly
 *     everything is refused, 10 ms to 10 min
 */
public record HoldSettings(
        int quotaThreshold, Duration probeInterval, int breakerFailures, Duration breakerWait, Duration rateLimitWait) {

    /** Three quota answers, a probe a minute; ten failures open the breaker, which probes every 2.5 s. */
    public static HoldSettings defaults() {
        return new HoldSettings(3, Duration.ofMinutes(1), 10, Duration.ofMillis(2_500), Duration.ofSeconds(1));
    }

    public HoldSettings {
        Bounds.check("hold.quota-threshold", quotaThreshold, 1, 1_000);
        Bounds.check("hold.probe-interval", probeInterval, Duration.ofSeconds(1), Duration.ofHours(24));
        Bounds.check("hold.breaker-failures", breakerFailures, 1, 1_000);
        Bounds.check("hold.breaker-wait", breakerWait, Duration.ofMillis(100), Duration.ofMinutes(10));
        Bounds.check("hold.rate-limit-wait", rateLimitWait, Duration.ofMillis(10), Duration.ofMinutes(10));
    }
}
