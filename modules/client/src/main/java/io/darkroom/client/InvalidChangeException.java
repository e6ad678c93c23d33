package io.darkroom.client;

import io.darkroom.contract.Violation;
import java.io.Serial;
import java.util.List;

/**
 * An event breaks the contract: intake would reject it, so it was not sent. The message names every violation. Any thread.
 */
public final class InvalidChangeException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidChangeException(List<Violation> violations) {
        super("The event was not sent: "
                + String.join(
                        "; ",
                        violations.stream().map(InvalidChangeException::sentence).toList()));
        this.violations = List.copyOf(violations);
    }

    /** Every broken rule, in the order of the fields. */
    public List<Violation> violations() {
        return violations;
    }

    private static String sentence(Violation violation) {
        return "%s %s, was '%s'".formatted(violation.getField(), violation.getRule(), violation.getValue());
    }
}
