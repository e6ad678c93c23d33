package io.darkroom.pipeline.generate.setting;

import io.darkroom.pipeline.campaign.Campaigns;
import java.time.Duration;

/**
 * How one provider's generation application works.
 *
 * @param provider name of the provider, part of topic names
 * @param drainTimeout how long a stopping process waits for its calls, the timeout of a call + 10 s or more
 * @param unclaimedRetention how long a paid result waits for its request, 1 h to 30 d
 * @param campaigns campaigns that are configured
 */
public record GenerateSettings(
        String provider,
        CallSettings calls,
        Duration drainTimeout,
        Duration unclaimedRetention,
        RetrySettings retry,
        HoldSettings hold,
        Campaigns campaigns) {

    public GenerateSettings {
        calls.check("providers." + provider);
        Bounds.check("drain-timeout", drainTimeout, calls.timeout().plusSeconds(10), Duration.ofHours(3));
        Bounds.check("unclaimed.retention", unclaimedRetention, Duration.ofHours(1), Duration.ofDays(30));
    }

    /** Without campaigns. */
    public GenerateSettings(
            String provider,
            CallSettings calls,
            Duration drainTimeout,
            Duration unclaimedRetention,
            RetrySettings retry,
            HoldSettings hold) {
        this(provider, calls, drainTimeout, unclaimedRetention, retry, hold, Campaigns.NONE);
    }

    /** How long the answer to a call of another owner may take: as long as the call may, and the way into Kafka. */
    public Duration foreignPatience() {
        return calls.timeout().plusSeconds(10);
    }
}
