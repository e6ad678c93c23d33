package io.darkroom.pipeline.intake.prompts.catalog;

import java.util.Optional;

/**
 * Changes one segment of the prompts file, or adds one when both parts are given.
 *
 * @param anchor anchor prompt; property {@code segments.<name>.anchor}
 * @param size width x height in pixels; property {@code segments.<name>.size}
 */
public record SegmentSettings(Optional<String> anchor, Optional<String> size) {}
