package io.darkroom.pipeline.intake.governance;

import java.util.Set;

/**
 * What the API of a provider can be told of a picture: whatever it has no word for would be lost without a sound. Any thread.
 *
 * @param aspects aspect ratios that it can be asked for; empty for one that takes sizes, or any ratio
 * @param styles styles that it can be asked for; empty when it takes none
 * @param quality whether it can be asked for a quality
 * @param background whether it can be asked for a background
 * @param reference whether it can be sent a reference picture
 */
public record Offer(Set<String> aspects, Set<String> styles, boolean quality, boolean background, boolean reference) {
    public Offer {
        aspects = Set.copyOf(aspects);
        styles = Set.copyOf(styles);
    }
}
