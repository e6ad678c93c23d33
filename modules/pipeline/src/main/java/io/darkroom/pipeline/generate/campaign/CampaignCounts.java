package io.darkroom.pipeline.generate.campaign;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many there are of each campaign; knows only those that there are any of. Its owner guards it. */
public final class CampaignCounts {
    private final Map<String, Integer> counts = new HashMap<>();

    /** One more; nothing for what belongs to no campaign. */
    public void add(Optional<String> campaign) {
        campaign.ifPresent(name -> counts.merge(name, 1, Integer::sum));
    }

    /** One less. */
    public void remove(Optional<String> campaign) {
        campaign.ifPresent(name -> counts.computeIfPresent(name, (same, count) -> count > 1 ? count - 1 : null));
    }

    public int of(String campaign) {
        return counts.getOrDefault(campaign, 0);
    }

    /** Whether there is none of any campaign. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }
}
