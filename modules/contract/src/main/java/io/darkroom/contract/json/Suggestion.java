package io.darkroom.contract.json;

import io.darkroom.contract.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The field that a misspelt one meant. Any thread. */
final class Suggestion {
    private static final int SLIP = 2;

    private Suggestion() {}

    /** A clause to append; empty when no name is near. */
    static String of(List<String> names, String misspelt) {
        return names.stream()
                .filter(name -> distance(name, misspelt) <= SLIP)
                .min(Comparator.comparingInt(name -> distance(name, misspelt)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Upper case, underscores and dashes are no difference: source_image_url meant sourceImageUrl. */
    private static int distance(String name, String misspelt) {
        return EditDistance.of(plain(name), plain(misspelt));
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
