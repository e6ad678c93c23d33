package io.darkroom.pipeline.intake.prompts;

import java.util.Map;
import java.util.Optional;

/**
 * One frozen wording: the same name always renders the same bytes. Any thread.
 *
 * @param name name as events and keys spell it
 * @param model model for shots that name none
 * @param quality quality for shots that name none
 * @param segments prompts by segment name
 */
public record PromptVersion(String name, String model, Optional<String> quality, Map<String, SegmentPrompt> segments) {

    public PromptVersion {
        segments = Map.copyOf(segments);
    }
}
