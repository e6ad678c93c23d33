package io.darkroom.app.config.source;

import io.smallrye.config.PropertiesConfigSource;
import java.util.Map;

/**
 * Settings of one origin.
 *
 * @param label how the origin is named to users
 * @param rank the higher wins
 * @param values property to value
 * @param labels property to its own label, where one source has many, such as environment variables
 */
public record Source(String label, int rank, Map<String, String> values, Map<String, String> labels) {

    public static Source of(String label, int rank, Map<String, String> values) {
        return new Source(label, rank, values, Map.of());
    }

    public String labelOf(String property) {
        return labels.getOrDefault(property, label);
    }

    public PropertiesConfigSource asConfigSource() {
        return new PropertiesConfigSource(values, label, rank);
    }
}
