package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.Shot;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Placements and models of an installation, and the sizes of providers that draw sizes only. Any thread.
 *
 * @param placements by name; without any, placements are names that decide nothing
 * @param models by the name that events use
 * @param aspectSizes by provider: the size of each aspect ratio, for a provider that draws sizes only; a provider that is
 *     missing takes any aspect ratio as it is
 * @param offers by provider: what its API has words for; one that is missing takes anything
 */
public record Governance(
        Map<String, Placement> placements,
        Map<String, Model> models,
        Map<String, Map<String, String>> aspectSizes,
        Map<String, Offer> offers) {
    /** Nothing is known, nothing is decided. */
    public static final Governance NONE = new Governance(Map.of(), Map.of(), Map.of());

    public Governance {
        placements = Map.copyOf(placements);
        models = Map.copyOf(models);
        offers = Map.copyOf(offers);
        Map<String, Map<String, String>> sorted = new TreeMap<>();
        aspectSizes.forEach(
                (provider, sizes) -> sorted.put(provider, Collections.unmodifiableMap(new TreeMap<>(sizes))));
        aspectSizes = Collections.unmodifiableMap(sorted);
    }

    /** As above, for providers that take anything. */
    public Governance(
            Map<String, Placement> placements,
            Map<String, Model> models,
            Map<String, Map<String, String>> aspectSizes) {
        this(placements, models, aspectSizes, Map.of());
    }

    /** What is known of a model, perhaps nothing. */
    public Model model(String name) {
        Model known = models.get(name);
        return known == null ? Model.undescribed(name) : known;
    }

    /** The placement of a shot that is one of these. */
    public Optional<Placement> placement(Shot shot) {
        return shot.getPlacement().map(placements::get);
    }

    /** Whether a shot names a placement that is none of these. */
    boolean misplaced(Shot shot) {
        return !placements.isEmpty()
                && shot.getPlacement().isPresent()
                && placement(shot).isEmpty();
    }

    /** The aspect ratio asked for: the shot's own, else, without a size, that of its placement. */
    public Optional<String> aspect(Shot shot) {
        return shot.getAspect()
                .or(() -> shot.getSize().isPresent()
                        ? Optional.empty()
                        : placement(shot).map(Placement::aspect));
    }

    /** Models that are known to draw an aspect ratio, sorted. */
    public NavigableSet<String> drawing(String aspect) {
        NavigableSet<String> names = new TreeSet<>();
        models.values().stream()
                .filter(model -> model.draws(aspect))
                .map(Model::name)
                .forEach(names::add);
        return names;
    }

    /** Sizes of a provider by aspect ratio, sorted; empty for one that takes any aspect ratio as it is. */
    Map<String, String> sizes(String provider) {
        return aspectSizes.getOrDefault(provider, Map.of());
    }

    /** What a provider's API has words for; empty for one that takes anything. */
    public Optional<Offer> offer(String provider) {
        return Optional.ofNullable(offers.get(provider));
    }

    /** The names of all placements, sorted. */
    List<String> placementNames() {
        return placements.keySet().stream().sorted().toList();
    }
}
