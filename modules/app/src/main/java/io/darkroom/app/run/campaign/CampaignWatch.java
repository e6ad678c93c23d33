package io.darkroom.app.run.campaign;

import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.campaign.CampaignCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which rows of a run wait for a campaign that is closed, by the configuration of this command. Knows nothing of rows
 * whose campaign is not configured. One thread.
 */
public final class CampaignWatch {
    private final Campaigns campaigns;
    private final Map<Integer, String> open = new HashMap<>();
    private final CampaignCounts counts = new CampaignCounts();
    private final Set<String> said = new HashSet<>();

    public CampaignWatch(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * An event is published.
     *
     * @param first row of its first shot
     */
    public void sent(int first, int shots, Optional<String> campaign) {
        campaigns.of(campaign).map(Campaign::name).ifPresent(name -> {
            for (int row = first; row < first + shots; row++) {
                open.put(row, name);
                counts.add(Optional.of(name));
            }
        });
    }

    /** A row has ended, published or not. */
    public void ended(int row) {
        counts.remove(Optional.ofNullable(open.remove(row)));
    }

    /** How many rows wait for a campaign that is closed. */
    public int rows(Instant now) {
        return closed(now).stream().mapToInt(ClosedCampaign::rows).sum();
    }

    /** The same in words, for a progress line; empty when none does. */
    public String text(Instant now) {
        return closed(now).stream().map(ClosedCampaign::text).collect(Collectors.joining(", "));
    }

    /** A sentence for each campaign that was not said to be closed before, and again when it closes anew. */
    public List<String> news(Instant now) {
        return closed(now).stream()
                .filter(one -> said.add(one.campaign().name()
                        + one.opens().map(Instant::toString).orElse("")))
                .map(ClosedCampaign::sentence)
                .toList();
    }

    private List<ClosedCampaign> closed(Instant now) {
        return counts.isEmpty()
                ? List.of()
                : campaigns.all().stream()
                        .filter(campaign -> counts.of(campaign.name()) > 0 && !campaign.isOpen(now))
                        .map(campaign -> new ClosedCampaign(campaign, counts.of(campaign.name()), campaign.opens(now)))
                        .toList();
    }
}
