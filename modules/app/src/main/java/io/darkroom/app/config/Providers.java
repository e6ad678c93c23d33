package io.darkroom.app.config;

import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.intake.route.Routes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The providers in use: the chosen one, those that draw a model, and those that generation is told to work for. Any thread.
 *
 * @param routes which of them draws what
 * @param each by name, the chosen one first
 * @param served those that generation of this process works for
 */
public record Providers(Routes routes, Map<String, ProviderConfig> each, Set<String> served) {
    public Providers {
        each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
        served = Collections.unmodifiableSet(new TreeSet<>(served));
    }

    /** Draws what no model sends elsewhere. */
    public ProviderConfig chosen() {
        return of(routes.provider());
    }

    /** One that is in use. */
    public ProviderConfig of(String name) {
        return find(name)
                .orElseThrow(() -> UserError.usage("The provider %s is not in use here; there are %s."
                        .formatted(name, String.join(", ", each.keySet()))));
    }

    /** Empty for one that is not in use. */
    public Optional<ProviderConfig> find(String name) {
        return Optional.ofNullable(each.get(name));
    }

    /** The chosen one first. */
    public Set<String> names() {
        return each.keySet();
    }

    /** Those that generation of this process works for, the chosen one first where it is among them. */
    public List<ProviderConfig> atWork() {
        return each.values().stream()
                .filter(provider -> served.contains(provider.name()))
                .toList();
    }

    /** Most pictures that one call to a provider gives; 4 for one that is not in use. */
    public int picturesPerCall(String name) {
        return find(name)
                .map(provider -> provider.speech().dialect().capabilities().picturesPerCall())
                .orElse(4);
    }

    /** Whether there is more than one. */
    public boolean several() {
        return each.size() > 1;
    }

    /** Whether all of them cost nothing. */
    public boolean free() {
        return each.values().stream().allMatch(ProviderConfig::sandbox);
    }

    /** The names as people read them. */
    public String shown() {
        return String.join(", ", names());
    }

    /** Refuses when the key of a provider that generation works for is missing. */
    public void requireKeys() {
        atWork().forEach(ProviderConfig::requiredKey);
    }

    /** Without what is known of each. */
    @Override
    public String toString() {
        return each.values().stream()
                .map(ProviderConfig::toString)
                .collect(Collectors.joining(", ", "Providers[", "]"));
    }
}
