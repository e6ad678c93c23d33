package io.darkroom.pipeline.intake.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.governance.Fallback;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.sets.SetRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Whether the shots of one event that names an anchor share model and prompt version: each is compared with the first. Pure,
 * any thread.
 *
 * @param fallback what a shot gets that leaves model and size open
 */
record EventSetRules(Choices choices, PromptCatalog prompts, BiFunction<CatalogChange, Shot, Fallback> fallback) {

    /** In what shots differ from the first, in the order of the shots. */
    List<Violation> check(CatalogChange change, int maxShots) {
        List<Shot> shots = change.getShots();
        List<Violation> violations = new ArrayList<>();
        for (int i = 1; change.getAnchorId().isPresent() && i < Math.min(shots.size(), maxShots); i++) {
            Shot first = shots.getFirst();
            String set = "anchor " + change.getAnchorId().get();
            String place = "shots[" + i + "].";
            Shot shot = shots.get(i);
            Optional<String> model = model(change, first);
            Optional<String> asked = model(change, shot);
            if (model.isPresent() && asked.isPresent() && !model.equals(asked)) {
                String rule = SetRule.sentence(model.get(), first.getShotName(), set);
                violations.add(new Violation(place + "model", rule, asked.get()));
            }
            String version = prompts.choose(change, first).name();
            String other = prompts.choose(change, shot).name();
            if (!version.equals(other)) {
                String rule = SetRule.sentence(version, first.getShotName(), set);
                violations.add(new Violation(place + "promptVersion", rule, other));
            }
        }
        return violations;
    }

    private Optional<String> model(CatalogChange change, Shot shot) {
        return choices.choice(shot, fallback.apply(change, shot))
                .map(choice -> choice.model().vendorName());
    }
}
