package io.darkroom.contract.rules;

import io.darkroom.contract.Shot;
import java.util.Set;

/** What one shot of an event must be like. Pure, any thread. */
final class ShotRules {
    private final Allowed allowed;

    ShotRules(Allowed allowed) {
        this.allowed = allowed;
    }

    /** @param place path of the shot with a dot at its end */
    void check(Findings findings, String place, Shot shot) {
        findings.name(place + "shotName", shot.getShotName());
        findings.optionalName(place + "placement", shot.getPlacement());
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
        findings.optional(place + "promptTemplate", shot.getPromptTemplate(), ChangeRules.LONGEST_PROMPT);
        findings.optional(place + "promptAppend", shot.getPromptAppend(), ChangeRules.LONGEST_PROMPT);
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
            findings.oneOf(place + "promptVersion", shot.getPromptVersion(), allowed.promptVersions());
        }
    }

    private void checkPicture(Findings findings, String place, Shot shot) {
        findings.oneOf(place + "model", shot.getModel(), allowed.models());
        findings.form(place + "aspect", shot.getAspect(), Patterns.ASPECT, "must be an aspect ratio such as 4:5");
        findings.oneOf(place + "aspect", shot.getAspect(), allowed.aspects());
        checkAspectHasSize(findings, place, shot);
        findings.form(
                place + "size", shot.getSize(), Patterns.SIZE, "must be width x height in pixels such as 1024x1024");
        findings.optionalName(place + "quality", shot.getQuality());
        findings.optionalName(place + "style", shot.getStyle());
        findings.oneOf(place + "background", shot.getBackground(), allowed.backgrounds());
    }

    /** Where only sizes can be asked for, an aspect ratio without one would change nothing. */
    private void checkAspectHasSize(Findings findings, String place, Shot shot) {
        Set<String> known = allowed.aspectsWithoutSize();
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
