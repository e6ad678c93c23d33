package io.darkroom.providers.dialect;

import io.darkroom.providers.network.Bounds;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** What an API calls the fields of requests and answers, by our names. Any thread. */
public final class FieldNames {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]{0,63}";

    private final Map<String, String> names;

    private FieldNames(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /**
     * The names of a dialect, some of them others.
     *
     * @param prefix path of the properties, such as {@code providers.acme}
     * @param others names given by the configuration
     * @throws IllegalArgumentException when the dialect does not know a field, or a name cannot be one
     */
    public static FieldNames of(String prefix, Dialect dialect, Map<String, String> others) {
        Map<String, String> names = new HashMap<>(dialect.fields());
        others.forEach((ours, theirs) -> {
            String property = prefix + ".fields." + ours;
            if (!names.containsKey(ours)) {
                throw new IllegalArgumentException("%s is no field of the dialect %s; it has %s"
                        .formatted(
                                property,
                                dialect.name(),
                                String.join(", ", new TreeSet<>(dialect.fields().keySet()))));
            }
            if (!theirs.matches(NAME)) {
                throw Bounds.refuse(property, "a field name of 1 to 64 letters, digits, _, . and -", theirs);
            }
            names.put(ours, theirs);
        });
        return new FieldNames(names);
    }

    /** The API's name of one of our fields. */
    public String of(String ours) {
        String theirs = names.get(ours);
        if (theirs == null) {
            throw new IllegalStateException("the dialect has no field " + ours);
        }
        return theirs;
    }
}
