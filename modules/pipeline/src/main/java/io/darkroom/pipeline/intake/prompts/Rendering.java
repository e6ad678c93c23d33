package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.Violation;
import java.util.List;

/**
 * What became of the shots of one event.
 *
 * @param prompts shots that could be rendered, in order
 * @param violations templates that could not, each problem once
 */
public record Rendering(List<ShotPrompt> prompts, List<Violation> violations) {
    public Rendering {
        prompts = List.copyOf(prompts);
        violations = List.copyOf(violations);
    }
}
