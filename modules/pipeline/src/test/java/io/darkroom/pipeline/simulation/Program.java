package io.darkroom.pipeline.simulation;

import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which campaigns there are and which requests belong to them: the queue of each process begins with those of the first
 * campaign, as many of each.
 */
public record Program(List<Campaign> campaigns) {
    /** Without campaigns. */
    static final Program NONE = new Program(List.of());

    private static final String MARK = "-of-";

    public Campaigns configured() {
        return new Campaigns(campaigns.stream().collect(Collectors.toMap(Campaign::name, Function.identity())));
    }

    /** Sku of a request of a queue: it tells the campaign. */
    public String sku(String process, int number, int requests) {
        return campaigns.isEmpty()
                ? process + number
                : process
                        + number
                        + MARK
                        + campaigns
                                .get((number - 1) * campaigns.size() / Math.max(1, requests))
                                .name();
    }

    /** The campaign that the name of a request tells. */
    public static Optional<String> campaign(String name) {
        int mark = name.indexOf(MARK);
        return mark < 0 ? Optional.empty() : Optional.of(name.substring(mark + MARK.length()));
    }
}
