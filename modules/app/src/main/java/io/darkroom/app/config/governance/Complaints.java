package io.darkroom.app.config.governance;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Everything that is wrong with a part of the configuration, to be told at once. One thread. */
final class Complaints {
    private final Settings settings;
    private final String what;
    private final List<String> found = new ArrayList<>();

    /** @param what the part, in the plural */
    Complaints(Settings settings, String what) {
        this.settings = settings;
        this.what = what;
    }

    /** Notes a whole sentence. */
    void found(String sentence) {
        found.add(sentence);
    }

    /** Notes that a setting must be something else. */
    void wrong(String property, String bound, String value) {
        found.add("%s must be %s, was %s (from %s).".formatted(property, bound, value, settings.origin(property)));
    }

    /** As {@link #wrong}, with the known name that is most like the value. */
    void unknown(String property, String bound, String value, Collection<String> known) {
        String meant = Nearest.of(known, value)
                .filter(name -> !name.equals(value))
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        found.add("%s must be %s, was %s (from %s)%s"
                .formatted(property, bound, value, settings.origin(property), meant));
    }

    /** Reads a value; a complaint of the reading is noted, and the other value stands in for it. */
    <T> T reading(Supplier<T> value, T otherwise) {
        try {
            return value.get();
        } catch (UserError | IllegalArgumentException e) {
            found.add(String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    /** Ends the command when anything was found. */
    void end() {
        if (found.size() == 1) {
            throw UserError.usage(found.getFirst());
        }
        if (!found.isEmpty()) {
            throw UserError.usage(what + " cannot be used as they are:\n  " + String.join("\n  ", found));
        }
    }
}
