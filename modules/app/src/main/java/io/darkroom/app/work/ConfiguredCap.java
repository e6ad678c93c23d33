package io.darkroom.app.work;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.contract.topic.Topics;
import java.util.Optional;

/** Calls at a time that a configuration allows a work queue. Any thread. */
public final class ConfiguredCap {
    private ConfiguredCap() {}

    /** Of a provider, or of the asset stage; empty when this configuration does not name one. */
    public static Optional<Integer> of(DarkroomConfig config, String provider) {
        return config.settings()
                .optionalInteger(
                        provider.equals(Topics.ASSET_STAGE)
                                ? "assets.parallel"
                                : "providers." + provider + ".max-in-flight");
    }
}
