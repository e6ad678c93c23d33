package io.darkroom.contract.rules;

import io.darkroom.contract.Violation;
import io.darkroom.contract.text.Shown;
import java.util.List;
import java.util.stream.Collectors;

/** Violations in words. Any thread. */
public final class Violations {
    private Violations() {}

    /** All of them in one line, such as {@code sku must not be empty, was ''; shots[0].count must be 1 to 4, was '9'}. */
    public static String sentence(List<Violation> violations) {
        return violations.stream()
                .map(each -> Shown.of(each.getField() + " " + each.getRule() + ", was '" + each.getValue() + "'"))
                .collect(Collectors.joining("; "));
    }
}
