package io.darkroom.app.input.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Completes the shots of a mapping: with what flags ask for, and with names. One thread. */
final class ShotsReader {
    private static final String NAME = "shotName";
    private static final String MAIN = "main";

    private final Defaults defaults;

    ShotsReader(Defaults defaults) {
        this.defaults = defaults;
    }

    /** @param given what the mapping says of the shot */
    Part shot(Spot spot, String path, Map<String, Part> given) {
        Map<String, Part> parts = new LinkedHashMap<>(given);
        defaults.given().forEach((field, text) -> {
            String flag = Defaults.flag(field);
            if (given.containsKey(field)) {
                throw spot.wrong("says " + field + ", and so does " + flag + "; leave one of them out");
            }
            parts.put(
                    field,
                    new Part.Single(
                            path + "." + field,
                            new Source.Same(text, Optional.of(flag)),
                            field.equals("count"),
                            false));
        });
        parts.computeIfAbsent(
                NAME, none -> new Part.Single(path + "." + NAME, named(parts.get("placement")), false, false));
        return new Part.Group(parts);
    }

    /** A shot without a name is called as its placement, so that one product can be drawn for several. */
    private static Source named(@org.jspecify.annotations.Nullable Part placement) {
        return placement instanceof Part.Single single ? single.source() : new Source.Same(MAIN, Optional.empty());
    }

    /** Refuses two shots that have the same name in every row. */
    void requireDifferentNames(List<Spot> spots, List<Part> shots) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < shots.size(); i++) {
            if (shots.get(i) instanceof Part.Group group
                    && group.fields().get(NAME) instanceof Part.Single single
                    && single.source() instanceof Source.Same same
                    && !names.add(same.text())) {
                throw spots.get(i)
                        .wrong("must have a " + NAME + " of its own: two shots of a row are called " + same.text());
            }
        }
    }
}
