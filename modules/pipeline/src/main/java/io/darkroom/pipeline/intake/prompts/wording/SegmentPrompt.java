package io.darkroom.pipeline.intake.prompts.wording;

/**
 * How pictures of one segment are asked for in one version. Any thread.
 *
 * @param name name of the segment
 * @param size width x height in pixels for shots that name neither size nor aspect
 * @param anchor what must not change between shots
 * @param plain prompt of a shot without wording of its own
 * @param append prompt of a shot that adds to the anchor
 */
public record SegmentPrompt(
        String name, String size, PromptTemplate anchor, PromptTemplate plain, PromptTemplate append) {}
