package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import io.darkroom.contract.rules.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a shot keeps to its placement, and whether its model draws what it asks for; everything that is wrong is found.
 * Values without the form that the contract asks for are left to the contract. Pure, any thread.
 *
 * @param models models that may be asked for at all; empty for any
 * @param aspects aspect ratios that may be asked for at all; empty for any
 */
public record PictureRules(Choices choices, Set<String> models, Set<String> aspects) {
    public PictureRules {
        models = Set.copyOf(models);
        aspects = Set.copyOf(aspects);
    }

    /**
     * Each rule that the shot breaks; with an unknown placement those only that its own words break.
     *
     * @param pictured whether its event has a reference picture
     */
    public List<Fault> faults(Shot shot, Fallback fallback, boolean pictured) {
        Governance governance = choices.governance();
        Optional<Choice> choice = choices.choice(shot, governance.misplaced(shot) ? Fallback.NONE : fallback);
        List<Fault> faults = new ArrayList<>(new PlacementRules(governance, models, aspects).faults(shot, choice));
        choice.ifPresent(known -> faults.addAll(new ModelRules(governance, shot, known).faults(pictured)));
        return faults;
    }

    /** Whether a shot can do without a reference picture: its model, or who draws it, takes none. */
    public boolean needsNoPicture(Shot shot, Fallback fallback) {
        return choices.choice(shot, fallback)
                .filter(choice -> new ModelRules(choices.governance(), shot, choice).takesNone())
                .isPresent();
    }
}
