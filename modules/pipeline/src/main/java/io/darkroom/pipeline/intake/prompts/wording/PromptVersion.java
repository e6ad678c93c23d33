package io.darkroom.pipeline.intake.prompts.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One frozen wording: the same name always renders the same bytes. Any thread.
 *
 * @param name name as events and keys spell it
 * @param state where it stands in its life
 * @param model model for shots that name none
 * @param quality quality for shots that name none
 * @param segments prompts by segment name
 */
public record PromptVersion(
        String name, PromptState state, String model, Optional<String> quality, Map<String, SegmentPrompt> segments) {

    public PromptVersion {
        segments = Map.copyOf(segments);
    }

    /** The same in another state. */
    public PromptVersion in(PromptState other) {
        return new PromptVersion(name, other, model, quality, segments);
    }

    /** Its words, by segment in the order of their names. */
    public List<Wording> wordings() {
        return new TreeMap<>(segments)
                .values().stream().map(segment -> Wording.of(name, segment)).toList();
    }
}
