package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.contract.text.Texts;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptChoice;
import io.darkroom.pipeline.intake.prompts.wording.PromptTemplate;
import io.darkroom.pipeline.intake.prompts.wording.PromptTooLongException;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Renders the prompts of an event. Shots that break a rule of the contract (unknown version or segment, two wordings) are
 * left out: that rule names them. Pure, any thread.
 */
public final class Renderer {
    /** Longest prompt in UTF-16 units, the limit of OpenAI's image models. */
    public static final int LONGEST_PROMPT = ChangeRules.LONGEST_PROMPT;

    private static final int MOST_SHOTS = 100;
    private static final int LONGEST_VALUE = 200;

    private final PromptCatalog prompts;
    private final Governance governance;

    /** @param governance placements, whose aspect ratio a shot gets that names none */
    public Renderer(PromptCatalog prompts, Governance governance) {
        this.prompts = prompts;
        this.governance = governance;
    }

    /** Renders each shot that the contract allows. */
    public Rendering render(CatalogChange change) {
        List<ShotPrompt> rendered = new ArrayList<>();
        Set<Violation> violations = new LinkedHashSet<>();
        List<Shot> shots = change.getShots();
        for (int i = 0; i < Math.min(shots.size(), MOST_SHOTS); i++) {
            Shot shot = shots.get(i);
            boolean twoWordings = shot.getPromptTemplate().isPresent()
                    && shot.getPromptAppend().isPresent();
            if (!twoWordings) {
                render(change, "shots[" + i + "]", shot, violations).ifPresent(rendered::add);
            }
        }
        return new Rendering(rendered, List.copyOf(violations));
    }

    private Optional<ShotPrompt> render(CatalogChange change, String place, Shot shot, Set<Violation> violations) {
        PromptChoice choice = prompts.choose(change, shot);
        return choice.wording()
                .flatMap(version -> prompts.segment(version, change.getSegment())
                        .flatMap(segment -> prompt(change, place, shot, segment, violations)
                                .map(text -> new ShotPrompt(shot, choice, version, segment, text))));
    }

    private Optional<String> prompt(
            CatalogChange change, String place, Shot shot, SegmentPrompt segment, Set<Violation> violations) {
        Placeholders placeholders = new Placeholders(change, shot, governance.aspect(shot), place);
        try {
            PromptTemplate template = template(shot, segment);
            Map<String, String> values = placeholders.values();
            if (template.names().contains("anchor")) {
                Set<String> missing = segment.anchor().unresolved(values);
                if (!missing.isEmpty()) {
                    missing.forEach(name -> violations.add(placeholders.missing(name)));
                    return Optional.empty();
                }
                values.put("anchor", segment.anchor().render(values, LONGEST_PROMPT));
            }
            Set<String> missing = template.unresolved(values);
            missing.forEach(name -> violations.add(placeholders.missing(name)));
            return missing.isEmpty() ? Optional.of(template.render(values, LONGEST_PROMPT)) : Optional.empty();
        } catch (PromptTooLongException e) {
            violations.add(placeholders.broken("must render to at most " + LONGEST_PROMPT + " characters"));
        } catch (IllegalArgumentException e) {
            violations.add(placeholders.broken(
                    "must be a template: " + Texts.cut(String.valueOf(e.getMessage()), LONGEST_VALUE)));
        }
        return Optional.empty();
    }

    private static PromptTemplate template(Shot shot, SegmentPrompt segment) {
        return shot.getPromptTemplate()
                .map(PromptTemplate::of)
                .orElse(shot.getPromptAppend().isPresent() ? segment.append() : segment.plain());
    }
}
