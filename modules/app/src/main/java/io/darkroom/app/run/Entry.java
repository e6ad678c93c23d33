package io.darkroom.app.run;

import io.darkroom.contract.CatalogChange;

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
     */
    record Refused(long line, String reason) implements Entry {}
}
