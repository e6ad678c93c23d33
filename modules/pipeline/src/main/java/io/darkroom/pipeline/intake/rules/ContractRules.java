package io.darkroom.pipeline.intake.rules;

import io.darkroom.contract.Violation;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.governance.PictureRules;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.wire.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The contract as this installation applies it, with its prompts, its placements and models and its open sets. Pure, any thread. */
public final class ContractRules {
    private final ChangeRules rules;
    private final EventSetRules sets;
    private final int maxShots;

    public ContractRules(RuleSettings settings, Choices choices, PromptCatalog prompts, InstantSource clock) {
        PictureRules pictures = new PictureRules(choices, settings.models(), settings.aspects());
        InstallationAllows allows = new InstallationAllows(settings, pictures, prompts);
        this.rules = new ChangeRules(allows, clock);
        this.sets = new EventSetRules(choices, prompts, allows::fallback);
        this.maxShots = settings.maxShots();
    }

    /** All violations of the event, in the order of its fields, then of its consistency set; empty when it keeps the contract. */
    public List<Violation> check(Event event) {
        List<Violation> violations =
                new ArrayList<>(rules.check(event.change(), event.marks().force()));
        violations.addAll(sets.check(event.change(), maxShots));
        return violations;
    }
}
