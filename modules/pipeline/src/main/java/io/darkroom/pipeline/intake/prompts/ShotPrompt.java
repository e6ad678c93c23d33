package io.darkroom.pipeline.intake.prompts;

import io.darkroom.contract.Shot;

/**
 * A shot with its rendered prompt.
 *
 * @param shot the shot as the event has it
 * @param version version that worded it or gives it its defaults
 * @param segment prompts of its segment
 * @param text prompt byte for byte as it is sent
 */
public record ShotPrompt(Shot shot, PromptVersion version, SegmentPrompt segment, String text) {}
