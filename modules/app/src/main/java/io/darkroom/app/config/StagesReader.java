package io.darkroom.app.config;

import io.darkroom.pipeline.generate.GenerateSettings;
import io.darkroom.pipeline.generate.HoldSettings;
import io.darkroom.pipeline.generate.OnUnknown;
import io.darkroom.pipeline.generate.RetrySettings;
import java.time.Duration;

/** Reads the settings of the stages. Any thread. */
final class StagesReader {
    private static final Duration AFTER_THE_LAST_CALL = Duration.ofSeconds(10);

    private final Settings settings;
    private final ProviderConfig provider;

    StagesReader(Settings settings, ProviderConfig provider) {
        this.settings = settings;
        this.provider = provider;
    }

    StagesConfig read() {
        return new StagesConfig(generate());
    }

    private GenerateSettings generate() {
        Duration callTimeout = provider.api().callTimeout();
        return new GenerateSettings(
                provider.name(),
                provider.maxInFlight(),
                callTimeout,
                settings.optionalDuration("drain-timeout").orElse(callTimeout.plus(AFTER_THE_LAST_CALL)),
                settings.duration("unclaimed.retention"),
                retry(),
                hold());
    }

    private RetrySettings retry() {
        return new RetrySettings(
                settings.integer("retry.max-attempts"),
                settings.duration("retry.delay"),
                settings.choice("retry.growth", RetrySettings.Growth.class),
                settings.duration("retry.max-delay"),
                settings.duration("retry.max-age"),
                settings.choice("retry.on-unknown", OnUnknown.class));
    }

    private HoldSettings hold() {
        return new HoldSettings(
                settings.integer("hold.quota-threshold"),
                settings.duration("hold.probe-interval"),
                settings.integer("hold.breaker-failures"),
                settings.duration("hold.breaker-wait"),
                settings.duration("hold.rate-limit-wait"));
    }
}
