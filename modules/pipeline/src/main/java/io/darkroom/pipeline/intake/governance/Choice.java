package io.darkroom.pipeline.intake.governance;

import java.util.Optional;

/**
 * What a shot asks for when every default has been filled in. Any thread.
 *
 * @param model what is known of its model
 * @param provider who draws it
 * @param aspect aspect ratio
 * @param size width x height in pixels
 */
public record Choice(Model model, String provider, Optional<String> aspect, Optional<String> size) {}
