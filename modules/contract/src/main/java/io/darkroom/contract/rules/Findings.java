package io.darkroom.contract.rules;

import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Characters;
import io.darkroom.contract.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the violations of one event. One thread. */
final class Findings {
    private static final int LONGEST_VALUE = 200;
    private static final String EMPTY = "must not be empty";
    private static final String NO_CONTROLS = "must not contain control characters";

    /** The rule of every text. */
    static final String WHOLE = "must not contain half of a surrogate pair";

    private final List<Violation> found = new ArrayList<>();

    List<Violation> all() {
        return List.copyOf(found);
    }

    /** Notes a violation unless the condition holds. */
    boolean require(boolean holds, String field, String rule, @Nullable Object value) {
        if (!holds) {
            found.add(violation(field, rule, value));
        }
        return holds;
    }

    static Violation violation(String field, String rule, @Nullable Object value) {
        return Violation.newBuilder()
                .setField(field)
                .setRule(rule)
                .setValue(value == null ? "" : Texts.cut(value.toString(), LONGEST_VALUE))
                .build();
    }

    /** A name or id that must be there: of usual length, in one line, harmless wherever it is printed. */
    boolean name(String field, String value) {
        Optional<String> broken = brokenName(value);
        broken.ifPresent(rule -> require(false, field, rule, value));
        return broken.isEmpty();
    }

    /** A name that may be absent but not blank. */
    void optionalName(String field, Optional<String> value) {
        value.ifPresent(name -> name(field, name));
    }

    /** A text that must be there. */
    boolean text(String field, String value, int longest) {
        return require(!value.isBlank(), field, EMPTY, value) && length(field, value, longest);
    }

    /** A text that may be absent but not blank. */
    void optional(String field, Optional<String> value, int longest) {
        value.ifPresent(text -> text(field, text, longest));
    }

    boolean length(String field, String value, int longest) {
        return require(value.length() <= longest, field, atMost(longest), value);
    }

    void form(String field, Optional<String> value, Pattern form, String rule) {
        value.ifPresent(text -> require(form.matcher(text).matches(), field, rule, text));
    }

    /** One of a set; an empty set is open and asks for a name of usual length only. */
    void oneOf(String field, Optional<String> value, Set<String> known) {
        if (known.isEmpty()) {
            optionalName(field, value);
        } else {
            value.ifPresent(
                    text -> require(known.contains(text), field, ClosedSet.rule(new TreeSet<>(known), "", text), text));
        }
    }

    /** The rule that a name breaks. */
    static Optional<String> brokenName(String name) {
        if (name.isBlank()) {
            return Optional.of(EMPTY);
        }
        if (name.length() > ChangeRules.NAME) {
            return Optional.of(atMost(ChangeRules.NAME));
        }
        return Characters.anyControl(name) ? Optional.of(NO_CONTROLS) : Optional.empty();
    }

    private static String atMost(int longest) {
        return "must be at most " + longest + " characters";
    }
}
