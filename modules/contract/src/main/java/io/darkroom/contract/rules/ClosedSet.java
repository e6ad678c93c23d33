package io.darkroom.contract.rules;

import io.darkroom.contract.text.Nearest;
import java.util.Collection;

/** The rule of a set that a name must be one of. Any thread. */
public final class ClosedSet {
    private ClosedSet() {}

    /**
     * Such as {@code must be one of hero, social in this shop (nearest: social)}.
     *
     * @param known the names, in the order in which they are told
     * @param where added to them; may be empty
     * @param said the name that is none of them
     */
    public static String rule(Collection<String> known, String where, String said) {
        String rule = "must be one of " + String.join(", ", known) + where;
        return Nearest.of(known, said)
                .map(name -> rule + " (nearest: " + name + ")")
                .orElse(rule);
    }
}
