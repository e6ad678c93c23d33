package io.darkroom.pipeline.intake.rules;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import io.darkroom.pipeline.campaign.Campaign;
import java.util.List;
import java.util.Optional;

/** Holds shots to the versions of the prompts that their campaign has locked. Pure, any thread. */
final class CampaignLocks {
    private CampaignLocks() {}

    /** What a shot breaks; nothing where the campaign locks none. */
    static List<Fault> faults(Campaign campaign, Shot shot) {
        if (campaign.prompts().isEmpty()) {
            return List.of();
        }
        if (shot.getPromptTemplate().isPresent()) {
            return List.of(new Fault(
                    "promptTemplate",
                    "must be left out: campaign %s is drawn with %s only".formatted(campaign.name(), locked(campaign)),
                    shot.getPromptTemplate().get()));
        }
        Optional<String> other =
                shot.getPromptVersion().filter(named -> !campaign.prompts().contains(named));
        return other.map(named -> new Fault(
                        "promptVersion",
                        "must be %s, which campaign %s is locked to".formatted(locked(campaign), campaign.name()),
                        named))
                .map(List::of)
                .orElse(List.of());
    }

    private static String locked(Campaign campaign) {
        return (campaign.prompts().size() == 1 ? "" : "one of ") + String.join(", ", campaign.prompts());
    }
}
