package io.darkroom.contract.json;

import io.darkroom.contract.text.Nearest;
import java.util.List;

/** The field that a misspelt one meant. Any thread. */
final class Suggestion {
    private Suggestion() {}

    /** A clause to append; empty when no name is near. */
    static String of(List<String> names, String misspelt) {
        return Nearest.of(names, misspelt)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
