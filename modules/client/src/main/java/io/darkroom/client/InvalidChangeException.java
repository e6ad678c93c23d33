package io.darkroom.client;

import io.darkroom.contract.Violation;
import io.darkroom.contract.rules.Violations;
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
        super("The event was not sent: " + Violations.sentence(violations));
        this.violations = List.copyOf(violations);
    }

    /** Every broken rule, in the order of the fields. */
    public List<Violation> violations() {
        return violations;
    }
}
