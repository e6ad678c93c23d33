package io.darkroom.providers.dialect;

import java.util.Set;

/**
 * What an API can be asked for; a model of it may know less. Any thread.
 *
 * @param formats aspect ratios and sizes
 * @param styles styles that can be asked for; empty when it takes none
 * @param picturesPerCall most pictures of one call, 1 to 4
 */
public record Capabilities(Set<Feature> features, AspectSizes formats, Set<String> styles, int picturesPerCall) {
    public Capabilities {
        features = Set.copyOf(features);
        styles = Set.copyOf(styles);
    }

    /** Whether the API has a feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
