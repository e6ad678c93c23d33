package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.prompts.catalog.PromptChoice;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import io.darkroom.pipeline.intake.prompts.wording.Wording;

/**
 * A shot with its rendered prompt.
 *
 * @param shot the shot as the event has it
 * @param choice version that its key names, and whose arm that is
 * @param version version that worded it or gives it its defaults
 * @param segment prompts of its segment
 * @param text prompt byte for byte as it is sent
 */
public record ShotPrompt(Shot shot, PromptChoice choice, PromptVersion version, SegmentPrompt segment, String text) {

    /** Whether it is made of our words, not of a template that the event brought. */
    public boolean isOurs() {
        return shot.getPromptTemplate().isEmpty();
    }

    /** The words of ours that it is made of. */
    public Wording wording() {
        return Wording.of(version.name(), segment);
    }
}
