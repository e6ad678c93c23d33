package io.darkroom.app.input.repeat;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Rows of a file that name the same picture as an earlier row. Any thread.
 *
 * @param same row → earlier row that asks for exactly the same
 * @param changed row → first row of the same name, which asks for something else
 * @param leaders rows that another row repeats exactly
 */
public record Repeats(Map<Integer, Integer> same, Map<Integer, Integer> changed, Set<Integer> leaders) {
    static final Repeats NONE = new Repeats(Map.of(), Map.of(), Set.of());

    static Repeats of(Map<Integer, Integer> same, Map<Integer, Integer> changed) {
        return new Repeats(Map.copyOf(same), Map.copyOf(changed), Set.copyOf(new HashSet<>(same.values())));
    }

    /** The earlier row that asks for exactly the same. */
    public OptionalInt sameAs(int row) {
        return optional(same.get(row));
    }

    /** The first row of the same name when it asks for something else. */
    public OptionalInt changeOf(int row) {
        return optional(changed.get(row));
    }

    /** Whether a later row asks for exactly the same. */
    public boolean leads(int row) {
        return leaders.contains(row);
    }

    private static OptionalInt optional(@org.jspecify.annotations.Nullable Integer row) {
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }
}
