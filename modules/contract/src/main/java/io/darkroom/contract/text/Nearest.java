package io.darkroom.contract.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that a misspelt one meant. Any thread. */
public final class Nearest {
    private static final int SLIP = 2;

    private Nearest() {}

    /** The nearest name; empty when none is near. */
    public static Optional<String> of(Collection<String> names, String misspelt) {
        return names.stream()
                .filter(name -> distance(name, misspelt) <= SLIP)
                .min(Comparator.comparingInt(name -> distance(name, misspelt)));
    }

    /** Upper case, underscores and dashes are no difference: source_image_url meant sourceImageUrl. */
    private static int distance(String name, String misspelt) {
        return EditDistance.of(plain(name), plain(misspelt));
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
