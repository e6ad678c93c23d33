package io.darkroom.pipeline.intake.governance;

import java.util.Optional;

/**
 * What a shot gets that neither it nor its placement says; empty when an unknown version or segment leaves it open. Any
 * thread.
 *
 * @param model model of the provider
 * @param size size of the segment
 */
public record Fallback(Optional<String> model, Optional<String> size) {
    static final Fallback NONE = new Fallback(Optional.empty(), Optional.empty());
}
