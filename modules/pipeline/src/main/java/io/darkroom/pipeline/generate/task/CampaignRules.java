package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.call.CallTerms;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.outcome.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the campaigns of the configuration say about the requests of one partition: which may go now, and when they end.
 * Permits of a campaign belong to partitions as those of the provider do: an equal share, one at least. Stream thread only.
 */
public final class CampaignRules {
    private final Campaigns campaigns;
    private final Calls calls;
    private final int partition;

    public CampaignRules(Campaigns campaigns, Calls calls, int partition) {
        this.campaigns = campaigns;
        this.calls = calls;
        this.partition = partition;
    }

    /** The campaign of a request, if it is configured. */
    Optional<Campaign> of(GenerationRequest request) {
        return request.getCampaign().isEmpty() ? Optional.empty() : campaigns.of(request.getCampaign());
    }

    /** The configured campaign of this name. */
    Optional<Campaign> of(String name) {
        return campaigns.of(name);
    }

    /** Calls of a campaign that this partition may have at a time. */
    int share(Campaign campaign) {
        return campaign.maxInFlight().isEmpty()
                ? Integer.MAX_VALUE
                : Calls.share(campaign.maxInFlight().getAsInt(), calls.partitions(), partition);
    }

    /**
     * Whether a campaign is open and has a permit.
     *
     * @param more calls that will take one besides
     */
    boolean hasPermit(Campaign campaign, int more, Instant now) {
        return campaign.isOpen(now) && calls.lane(partition).ofCampaign(campaign.name()) + more < share(campaign);
    }

    /** Whether nothing of its campaign keeps a request; one that is over goes its last way. */
    boolean mayGo(GenerationRequest request, Instant now) {
        Optional<Campaign> campaign = of(request);
        return campaign.isEmpty() || hasPermit(campaign.get(), 0, now) || isOver(request, now);
    }

    boolean isOver(GenerationRequest request, Instant now) {
        return deadline(request).filter(deadline -> deadline.isOver(now)).isPresent();
    }

    /** The end of a request: its own deadline or that of its campaign, whichever is earlier. */
    Optional<Deadline> deadline(GenerationRequest request) {
        if (request.getCampaign().isEmpty() && request.getDeadline().isEmpty()) {
            return Optional.empty();
        }
        Optional<Deadline> own = request.getDeadline().map(at -> new Deadline(at, "deadline " + at));
        Optional<Deadline> ofCampaign = of(request)
                .flatMap(campaign -> campaign.end()
                        .map(at -> new Deadline(at, "the end of campaign " + campaign.name() + " at " + at)));
        return Stream.concat(own.stream(), ofCampaign.stream()).min(Comparator.comparing(Deadline::at));
    }

    /** What a call that is sent now is bound to. */
    CallTerms terms(GenerationRequest request, Instant now) {
        if (request.getCampaign().isEmpty() && request.getDeadline().isEmpty()) {
            return CallTerms.NONE;
        }
        Optional<Instant> closes = of(request)
                .flatMap(campaign -> campaign.window(now))
                .map(Window::until)
                .filter(until -> !until.equals(Instant.MAX));
        return new CallTerms(
                request.getCampaign(),
                Stream.concat(deadline(request).map(Deadline::at).stream(), closes.stream())
                        .min(Comparator.naturalOrder()));
    }
}
