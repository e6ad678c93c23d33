package io.darkroom.app.config.governance;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.rules.Patterns;
import io.darkroom.providers.Dialects;
import io.darkroom.providers.creativeai.CreativeAi;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which size a provider draws an aspect ratio, where it draws sizes only. Any thread. */
final class AspectSizes {
    private static final Set<String> USUAL =
            Set.of("1:1", "5:4", "4:5", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16", "2:1", "1:2", "21:9", "9:21");
    private static final double SQUARE = 1.2;

    private AspectSizes() {}

    /** Sizes by provider and aspect ratio, for each provider that draws sizes only. */
    static Map<String, Map<String, String>> of(Settings settings) {
        Map<String, Map<String, String>> sizes = new TreeMap<>();
        for (String provider : settings.namesUnder("providers")) {
            if (provider.equals(ProviderConfig.SANDBOX)) {
                sizes.put(provider, placeholders(settings));
            } else {
                settings.text("providers." + provider + ".dialect")
                        .flatMap(Dialects::of)
                        .map(dialect -> dialect.capabilities().formats().sizes())
                        .filter(drawn -> !drawn.isEmpty())
                        .ifPresent(drawn -> sizes.put(provider, drawn));
            }
        }
        return sizes;
    }

    /** The sandbox stands in for every model, with the nearest of the sizes that it has. */
    private static Map<String, String> placeholders(Settings settings) {
        Set<String> aspects = new TreeSet<>(USUAL);
        aspects.addAll(settings.list("generation.aspects"));
        for (String section : Set.of("placements", "models")) {
            for (String name : settings.namesUnder(section)) {
                aspects.addAll(settings.list(section + "." + name + ".aspects"));
            }
        }
        Map<String, String> sizes = new HashMap<>();
        aspects.stream()
                .filter(aspect -> Patterns.ASPECT.matcher(aspect).matches())
                .forEach(aspect -> sizes.put(aspect, nearest(aspect)));
        return sizes;
    }

    private static String nearest(String aspect) {
        String[] sides = aspect.split(":", 2);
        double ratio = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
        if (ratio > SQUARE) {
            return CreativeAi.ASPECT_SIZES.getOrDefault("3:2", "");
        }
        return CreativeAi.ASPECT_SIZES.getOrDefault(ratio < 1 / SQUARE ? "2:3" : "1:1", "");
    }
}
