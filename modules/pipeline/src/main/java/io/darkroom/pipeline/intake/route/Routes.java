package io.darkroom.pipeline.intake.route;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which provider draws which model. Any thread.
 *
 * @param provider draws every model that is sent nowhere else, 1 to 50 lower-case letters, digits or dashes; property
 *     {@code provider}
 * @param byModel provider of a model; property {@code models.<name>.provider}
 * @param others further providers that requests may be for, though no model is sent there: such as one that is to finish
 *     what waits for it
 */
public record Routes(String provider, Map<String, String> byModel, Set<String> others) {
    public Routes {
        byModel = Map.copyOf(byModel);
        others = Set.copyOf(others);
        requireName("provider", provider);
        byModel.forEach((model, drawer) -> requireName("models." + model + ".provider", drawer));
    }

    /** One provider draws everything. */
    public static Routes to(String provider) {
        return new Routes(provider, Map.of(), Set.of());
    }

    /** Who draws a model. */
    public String of(String model) {
        return byModel.getOrDefault(model, provider);
    }

    /** Everybody whom a request may be for, in the order of the alphabet. */
    public Set<String> providers() {
        Set<String> all = new TreeSet<>(others);
        all.add(provider);
        all.addAll(byModel.values());
        return all;
    }

    /** Whether a request may be for this provider. */
    public boolean knows(String name) {
        return name.equals(provider) || byModel.containsValue(name) || others.contains(name);
    }

    private static void requireName(String property, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,49}")) {
            throw new IllegalArgumentException(
                    property + " must be 1 to 50 lower-case letters, digits or dashes, was " + name);
        }
    }
}
