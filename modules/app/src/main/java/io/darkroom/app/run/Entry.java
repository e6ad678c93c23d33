package io.darkroom.app.run;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Violation;
import java.util.List;

/** What one row or line of an imported file comes to. Any thread. */
sealed interface Entry {

    /** Line of the file where it starts, from 1. */
    long line();

    /** An event to publish, with event id and job. */
    record Event(long line, CatalogChange change) implements Entry {}

    /**
     * Nothing that can be published.
     *
     * @param reason a sentence without the line number and without a full stop
     * @param problems the same for programs, at least one; a field may be empty
     */
    record Refused(long line, String reason, List<Violation> problems) implements Entry {
        /** One reason that belongs to no field. */
        Refused(long line, String reason) {
            this(line, reason, List.of(new Violation("", reason, "")));
        }
    }
}
