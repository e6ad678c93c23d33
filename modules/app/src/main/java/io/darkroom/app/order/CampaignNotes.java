package io.darkroom.app.order;

import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader should know of the campaigns of some orders before they are placed. Pure, any thread. */
final class CampaignNotes {
    private CampaignNotes() {}

    /** A line for each campaign that will not simply draw. */
    static List<String> lines(Campaigns campaigns, Collection<String> names, Instant now) {
        return names.stream()
                .flatMap(
                        name -> campaigns
                                .of(name)
                                .map(campaign -> note(campaign, now))
                                .orElseGet(() -> unknown(campaigns, name))
                                .stream())
                .toList();
    }

    private static Optional<String> note(Campaign campaign, Instant now) {
        if (campaign.end().filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.of("Campaign %s: it ended at %s; its pictures would end as EXPIRED"
                    .formatted(campaign.name(), campaign.end().get()));
        }
        return campaign.isOpen(now)
                ? Optional.empty()
                : Optional.of("Campaign %s: closed%s; its pictures wait until then"
                        .formatted(
                                campaign.name(),
                                campaign.opens(now)
                                        .map(at -> ", opens at " + at)
                                        .orElse(" until its deadline")));
    }

    private static Optional<String> unknown(Campaigns campaigns, String name) {
        return campaigns.all().isEmpty()
                ? Optional.empty()
                : Optional.of("Campaign %s: it is not configured (there are %s), so it has neither window nor cap"
                        .formatted(
                                name,
                                campaigns.all().stream().map(Campaign::name).collect(Collectors.joining(", "))));
    }
}
