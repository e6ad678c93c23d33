package io.darkroom.pipeline.intake.rules;

import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.prompts.Patterns;
import io.darkroom.pipeline.intake.prompts.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.Renderer;
import java.util.Set;

/** What one shot of an event must be like. Pure, any thread. */
final class ShotRules {
    private final RuleSettings settings;
    private final PromptCatalog prompts;

    ShotRules(RuleSettings settings, PromptCatalog prompts) {
        this.settings = settings;
        this.prompts = prompts;
    }

    /** @param place path of the shot with a dot at its end */
    void check(Findings findings, String place, Shot shot) {
        findings.text(place + "shotName", shot.getShotName(), ContractRules.NAME);
        findings.optional(place + "placement", shot.getPlacement(), ContractRules.NAME);
        checkWording(findings, place, shot);
        checkPicture(findings, place, shot);
        findings.require(
                shot.getCount() >= 1 && shot.getCount() <= 4, place + "count", "must be 1 to 4", shot.getCount());
    }

    private void checkWording(Findings findings, String place, Shot shot) {
        findings.require(
                shot.getPromptTemplate().isEmpty() || shot.getPromptAppend().isEmpty(),
                place + "promptAppend",
                "must not stand beside promptTemplate",
                shot.getPromptAppend().orElse(""));
        findings.optional(place + "promptTemplate", shot.getPromptTemplate(), Renderer.LONGEST_PROMPT);
        findings.optional(place + "promptAppend", shot.getPromptAppend(), Renderer.LONGEST_PROMPT);
        checkVersion(findings, place, shot);
    }

    /** The name of an own template's version is the producer's; ours must be known. */
    private void checkVersion(Findings findings, String place, Shot shot) {
        if (shot.getPromptTemplate().isPresent()) {
            findings.form(
                    place + "promptVersion",
                    shot.getPromptVersion(),
                    Patterns.VERSION,
                    "must be 1 to 64 letters, digits, dots, dashes or underscores");
        } else {
            findings.oneOf(place + "promptVersion", shot.getPromptVersion(), prompts.versions());
        }
    }

    private void checkPicture(Findings findings, String place, Shot shot) {
        findings.oneOf(place + "model", shot.getModel(), settings.models());
        findings.form(place + "aspect", shot.getAspect(), Patterns.ASPECT, "must be an aspect ratio such as 4:5");
        findings.oneOf(place + "aspect", shot.getAspect(), settings.aspects());
        checkAspectHasSize(findings, place, shot);
        findings.form(
                place + "size", shot.getSize(), Patterns.SIZE, "must be width x height in pixels such as 1024x1024");
        findings.optional(place + "quality", shot.getQuality(), ContractRules.NAME);
        findings.optional(place + "style", shot.getStyle(), ContractRules.NAME);
        findings.oneOf(place + "background", shot.getBackground(), settings.backgrounds());
    }

    /** Where only sizes can be asked for, an aspect ratio without one would change nothing. */
    private void checkAspectHasSize(Findings findings, String place, Shot shot) {
        Set<String> known = settings.aspectSizes().keySet();
        if (!known.isEmpty() && shot.getSize().isEmpty()) {
            shot.getAspect()
                    .ifPresent(aspect -> findings.require(
                            known.contains(aspect),
                            place + "aspect",
                            Findings.rule(known) + " when no size is given",
                            aspect));
        }
    }
}
