package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/** The one estimate of what is to be drawn: price, time and campaigns, before a run, an import or a replay. Any thread. */
public final class Quote {
    private Quote() {}

    /**
     * A few lines; none about price and time for what costs nothing.
     *
     * @param atATime calls at a time of a provider
     */
    public static List<String> lines(DarkroomConfig config, Basket basket, ToIntFunction<ProviderConfig> atATime) {
        List<String> lines = new ArrayList<>(new Bill(basket, Prices.of(config)).lines());
        lines.addAll(Estimate.lines(config, basket, atATime));
        lines.addAll(campaigns(config, basket.campaigns()));
        return lines;
    }

    /** A line for each of these campaigns that does not draw now. */
    public static List<String> campaigns(DarkroomConfig config, Collection<String> names) {
        return CampaignNotes.lines(config.stages().campaigns(), names, Instant.now());
    }

    /** With as many calls at a time as the configuration allows. */
    public static List<String> lines(DarkroomConfig config, Basket basket) {
        return lines(config, basket, ProviderConfig::maxInFlight);
    }
}
