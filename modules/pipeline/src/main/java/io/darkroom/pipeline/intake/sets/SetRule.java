package io.darkroom.pipeline.intake.sets;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Violation;
import io.darkroom.contract.key.ConsistencySet;
import io.darkroom.contract.stores.SetTerms;
import java.util.ArrayList;
import java.util.List;

/** The shots of an anchor share model and prompt version, and by the version the anchor prompt. Pure, any thread. */
public final class SetRule {
    private SetRule() {}

    /** What an order brings into a set that it begins. */
    static SetTerms terms(GenerationRequest request) {
        return new SetTerms(request.getModel(), request.getPromptVersion(), request.getShotName(), 1);
    }

    /** What a picture says about its order. */
    public static SetTerms terms(ImageCompleted image) {
        return new SetTerms(image.getModelRequested(), image.getPromptVersion(), image.getShotName(), 1);
    }

    /** In what an order differs from the others of its set. */
    static List<Violation> violations(GenerationRequest request, SetTerms terms) {
        String set = request.getConsistencySet()
                .flatMap(ConsistencySet::parse)
                .map(known -> known.anchorId() + " in " + known.orderedBy())
                .orElse(request.getAnchorId());
        List<Violation> violations = new ArrayList<>();
        require(violations, "model", terms.getModel(), request.getModel(), terms.getShot(), set);
        require(
                violations,
                "promptVersion",
                terms.getPromptVersion(),
                request.getPromptVersion(),
                terms.getShot(),
                set);
        return violations;
    }

    private static void require(
            List<Violation> violations, String field, String agreed, String asked, String shot, String set) {
        if (!agreed.equals(asked)) {
            violations.add(new Violation(field, sentence(agreed, shot, set) + "; another jobId is another set", asked));
        }
    }

    /**
     * The rule as a sentence.
     *
     * @param set what the shots belong to
     */
    public static String sentence(String agreed, String shot, String set) {
        return "must be %s as for shot %s, because all shots of %s share model and prompt version"
                .formatted(agreed, shot, set);
    }
}
