package io.darkroom.app.status.around;

import io.darkroom.app.config.Price;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.campaign.Campaigns;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What counts for every key of one work queue at the moment of asking.
 *
 * @param now UTC
 * @param provider whose queue it is
 * @param used whether this configuration uses the provider
 * @param cap calls at a time of the configuration; empty when it names none
 * @param prices of one picture of a model, as the provider spells it
 * @param campaigns campaigns of the configuration
 * @param orders hold and limit
 * @param intake group of intake
 * @param generation group of generation
 * @param reach whose topics are looked at
 */
public record Surroundings(
        Instant now,
        String provider,
        boolean used,
        OptionalInt cap,
        Function<String, Optional<Price>> prices,
        Campaigns campaigns,
        StandingOrders orders,
        StageGroup intake,
        StageGroup generation,
        Reach reach) {

    /** Who does the work, as people read it. */
    public String worker() {
        return provider.equals(Topics.ASSET_STAGE) ? "the asset stage" : provider;
    }

    /** Whether nobody does the work now, and nobody will with this configuration. */
    public boolean deserted() {
        return !used && generation.idle();
    }
}
