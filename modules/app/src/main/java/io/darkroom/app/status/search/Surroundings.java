package io.darkroom.app.status.search;

import io.darkroom.app.config.Price;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.pipeline.campaign.Campaigns;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What counts for every key at the moment of asking.
 *
 * @param now UTC
 * @param provider the provider that is looked at
 * @param alone whether others may draw the key, whose topics are not looked at
 * @param cap calls at a time of the configuration
 * @param prices of one picture of a model, as the provider spells it
 * @param campaigns campaigns of the configuration
 * @param orders hold and limit
 * @param intake group of intake
 * @param generation group of generation
 */
record Surroundings(
        Instant now,
        String provider,
        boolean alone,
        int cap,
        Function<String, Optional<Price>> prices,
        Campaigns campaigns,
        StandingOrders orders,
        StageGroup intake,
        StageGroup generation) {}
