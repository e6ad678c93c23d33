package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Span;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.campaign.Campaign;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells how a campaign keeps a request. Pure, any thread. */
final class CampaignWaits {
    private final Surroundings around;

    CampaignWaits(Surroundings around) {
        this.around = around;
    }

    /** Of a request that stands in line: only a campaign that is closed keeps it. */
    Optional<Waiting> closed(GenerationRequest request) {
        return around.campaigns()
                .of(request.getCampaign())
                .filter(campaign -> !campaign.isOpen(around.now()))
                .map(this::closed);
    }

    /** Of a request that its campaign keeps. */
    Waiting kept(GenerationRequest request) {
        String name = request.getCampaign().orElse("");
        return around.campaigns()
                .of(name)
                .map(this::kept)
                .orElseGet(() -> Waiting.of(
                        Reason.CAMPAIGN,
                        "campaign %s: the configuration of this command does not know it; those of darkroom serve do"
                                .formatted(name)));
    }

    private Waiting kept(Campaign campaign) {
        return campaign.isOpen(around.now())
                ? Waiting.of(
                        Reason.CAMPAIGN,
                        "its turn in campaign %s%s"
                                .formatted(
                                        campaign.name(),
                                        campaign.maxInFlight().isPresent()
                                                ? ": at most %s of it at a time"
                                                        .formatted(Counted.of(
                                                                campaign.maxInFlight()
                                                                        .getAsInt(),
                                                                "call"))
                                                : ""))
                : closed(campaign);
    }

    private Waiting closed(Campaign campaign) {
        Instant now = around.now();
        return campaign.opens(now)
                .map(at -> Waiting.until(
                        Reason.CAMPAIGN,
                        "campaign %s, opens %s, in %s"
                                .formatted(campaign.name(), at, Span.of(Duration.between(now, at))),
                        at))
                .orElseGet(() -> Waiting.of(
                        Reason.CAMPAIGN,
                        "campaign %s: it opens no more and ends at %s"
                                .formatted(
                                        campaign.name(),
                                        campaign.end().map(Instant::toString).orElse("no time that is known"))));
    }
}
