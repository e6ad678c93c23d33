package io.darkroom.contract.rules;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.util.List;
import java.util.Optional;

/** What one shot of an event must be like. Pure, any thread. */
final class ShotRules {
    private final Allowed allowed;

    ShotRules(Allowed allowed) {
        this.allowed = allowed;
    }

    /** @param place path of the shot with a dot at its end */
    void check(Findings findings, String place, CatalogChange change, Shot shot) {
        List<Fault> faults = allowed.faults(change, shot);
        findings.name(place + "shotName", shot.getShotName());
        findings.optionalName(place + "placement", shot.getPlacement());
        installation(findings, place, faults, "placement");
        checkWording(findings, place, shot, faults);
        checkPicture(findings, place, shot, faults);
        findings.require(
                shot.getCount() >= 1 && shot.getCount() <= 4, place + "count", "must be 1 to 4", shot.getCount());
        installation(findings, place, faults, "count");
    }

    private void checkWording(Findings findings, String place, Shot shot, List<Fault> faults) {
        findings.require(
                shot.getPromptTemplate().isEmpty() || shot.getPromptAppend().isEmpty(),
                place + "promptAppend",
                "must not stand beside promptTemplate",
                shot.getPromptAppend().orElse(""));
        findings.optional(place + "promptTemplate", shot.getPromptTemplate(), ChangeRules.LONGEST_PROMPT);
        findings.optional(place + "promptAppend", shot.getPromptAppend(), ChangeRules.LONGEST_PROMPT);
        installation(findings, place, faults, "promptTemplate");
        checkVersion(findings, place, shot);
        installation(findings, place, faults, "promptVersion");
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
            Optional<String> closed = shot.getPromptVersion().flatMap(allowed::closedVersion);
            closed.ifPresent(rule -> findings.require(
                    false,
                    place + "promptVersion",
                    rule,
                    shot.getPromptVersion().orElse("")));
            if (closed.isEmpty()) {
                findings.oneOf(place + "promptVersion", shot.getPromptVersion(), allowed.promptVersions());
            }
        }
    }

    private void checkPicture(Findings findings, String place, Shot shot, List<Fault> faults) {
        findings.oneOf(place + "model", shot.getModel(), allowed.models());
        installation(findings, place, faults, "model");
        findings.form(place + "aspect", shot.getAspect(), Patterns.ASPECT, "must be an aspect ratio such as 4:5");
        findings.oneOf(place + "aspect", shot.getAspect(), allowed.aspects());
        installation(findings, place, faults, "aspect");
        findings.form(
                place + "size", shot.getSize(), Patterns.SIZE, "must be width x height in pixels such as 1024x1024");
        installation(findings, place, faults, "size");
        findings.optionalName(place + "quality", shot.getQuality());
        findings.optionalName(place + "style", shot.getStyle());
        installation(findings, place, faults, "style");
        findings.oneOf(place + "background", shot.getBackground(), allowed.backgrounds());
        installation(findings, place, faults, "background");
    }

    private static void installation(Findings findings, String place, List<Fault> faults, String field) {
        faults.stream()
                .filter(fault -> fault.field().equals(field))
                .forEach(fault -> findings.require(false, place + field, fault.rule(), fault.value()));
    }
}
