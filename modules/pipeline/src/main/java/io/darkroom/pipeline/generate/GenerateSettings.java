package io.darkroom.pipeline.generate;

import java.time.Duration;

/**
 * How one provider's generation application works.
 *
 * @param provider name of the provider, part of topic names
 * @param maxInFlight calls in flight over the whole fleet, 1 to 100,000; shared by the partitions of the work queue
 * @param callTimeout longest time a call takes before the provider port gives it up, 1 s to 1 h
 * @param drainTimeout how long a stopping process waits for its calls, {@code callTimeout} + 10 s or more
 * @param unclaimedRetention how long a paid result waits for its request, 1 h to 30 d
 */
public record GenerateSettings(
        String provider,
        int maxInFlight,
        Duration callTimeout,
        Duration drainTimeout,
        Duration unclaimedRetention,
        RetrySettings retry,
        HoldSettings hold) {

    public GenerateSettings {
        String path = "providers." + provider;
        Bounds.check(path + ".max-in-flight", maxInFlight, 1, 100_000);
        Bounds.check(path + ".call-timeout", callTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
        Bounds.check("drain-timeout", drainTimeout, callTimeout.plusSeconds(10), Duration.ofHours(3));
        Bounds.check("unclaimed.retention", unclaimedRetention, Duration.ofHours(1), Duration.ofDays(30));
    }

    /** How long the answer to a call of another owner may take: as long as the call may, and the way into Kafka. */
    Duration foreignPatience() {
        return callTimeout.plusSeconds(10);
    }
}
