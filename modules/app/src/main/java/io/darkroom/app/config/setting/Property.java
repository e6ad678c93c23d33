package io.darkroom.app.config.setting;

import java.util.List;
import java.util.Optional;

/**
 * One setting that Darkroom knows.
 *
 * @param pattern name; a part {@code *} stands for any one part, a last part {@code **} for any number of parts
 * @param fallback default as text; empty is none
 * @param meaning one sentence for users
 */
public record Property(String pattern, String fallback, String meaning) {

    /** Whether everything below a prefix is passed on to Kafka or to the serde as it is. */
    public boolean passedOn() {
        return pattern.endsWith(".**");
    }

    /** Whether a part of the name is free. */
    public boolean open() {
        return pattern.indexOf('*') >= 0;
    }

    boolean matches(String name) {
        if (passedOn()) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return name.startsWith(prefix) && name.length() > prefix.length();
        }
        return open() ? matchesParts(parts(name)) : pattern.equals(name);
    }

    private boolean matchesParts(String[] parts) {
        String[] wanted = pattern.split("\\.", -1);
        if (wanted.length != parts.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (parts[i].isEmpty() || !(wanted[i].equals("*") || wanted[i].equals(parts[i]))) {
                return false;
            }
        }
        return true;
    }

    /** What stands in the free part of a name that is this setting. */
    Optional<String> free(String name) {
        int place = List.of(pattern.split("\\.", -1)).indexOf("*");
        return place < 0 || passedOn() || !matches(name) ? Optional.empty() : Optional.of(parts(name)[place]);
    }

    /** The name of this setting with its free part. */
    String filledWith(String free) {
        return pattern.replace("*", free);
    }

    /** The pattern with its free part taken from a name, so that a typo elsewhere can be compared. */
    String filledFrom(String name) {
        String[] wanted = pattern.split("\\.", -1);
        String[] parts = parts(name);
        for (int i = 0; i < wanted.length && i < parts.length; i++) {
            if (wanted[i].equals("*")) {
                wanted[i] = parts[i];
            }
        }
        return String.join(".", wanted);
    }

    /** The parts of a name. Names of models may have dots: there, all between the first and the last dot is one part. */
    String[] parts(String name) {
        int first = name.indexOf('.');
        int last = name.lastIndexOf('.');
        return pattern.startsWith("models.*.") && last > first
                ? new String[] {name.substring(0, first), name.substring(first + 1, last), name.substring(last + 1)}
                : name.split("\\.", -1);
    }
}
