package io.darkroom.pipeline.intake.sets;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Violation;
import io.darkroom.contract.key.ConsistencySet;
import io.darkroom.contract.stores.SetTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shots of an anchor share model and prompt version, and by the version the anchor prompt. Pure, any thread. */
public final class SetRule {
    private SetRule() {}

    /** What an order brings into a set that it begins. */
    static SetTerms terms(GenerationRequest request) {
        return terms(
                request.getModel(),
                request.getShotName(),
                request.getSegment(),
                request.getPromptVersion(),
                request.getExperiment());
    }

    /** What a picture says about its order. */
    public static SetTerms terms(ImageCompleted image) {
        return terms(
                image.getModelRequested(),
                image.getShotName(),
                image.getSegment(),
                image.getPromptVersion(),
                image.getExperiment());
    }

    private static SetTerms terms(
            String model, String shot, String segment, String version, Optional<String> experiment) {
        return new SetTerms(model, shot, 1, experiment.isPresent() ? null : version, Map.of(segment, version));
    }

    /** The terms of a set that one more order has joined. */
    static SetTerms joined(SetTerms terms, SetTerms order) {
        Map<String, String> segments = new HashMap<>(order.getSegments());
        segments.putAll(terms.getSegments());
        return SetTerms.newBuilder(terms)
                .setOrders(terms.getOrders() + 1)
                .setPromptVersion(
                        terms.getPromptVersion().or(order::getPromptVersion).orElse(null))
                .setSegments(segments)
                .build();
    }

    /** In what an order differs from the others of its set. */
    static List<Violation> violations(GenerationRequest request, SetTerms terms) {
        String set = request.getConsistencySet()
                .flatMap(ConsistencySet::parse)
                .map(known -> known.anchorId() + " in " + known.orderedBy())
                .orElse(request.getAnchorId());
        List<Violation> violations = new ArrayList<>();
        require(violations, "model", terms.getModel(), request.getModel(), terms.getShot(), set);
        agreedVersion(request, terms)
                .ifPresent(version -> require(
                        violations, "promptVersion", version, request.getPromptVersion(), terms.getShot(), set));
        return violations;
    }

    /** That of its segment; in a new segment that of the others, unless an experiment chose its version. */
    private static Optional<String> agreedVersion(GenerationRequest request, SetTerms terms) {
        return Optional.ofNullable(terms.getSegments().get(request.getSegment()))
                .or(() -> request.getExperiment().isPresent() ? Optional.empty() : terms.getPromptVersion());
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
