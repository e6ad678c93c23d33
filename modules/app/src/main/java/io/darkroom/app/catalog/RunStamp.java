package io.darkroom.app.catalog;

import java.util.OptionalInt;

/**
 * Identity of one reading of a file: makes event ids that are unique per row and run and finds the row again. Any thread.
 *
 * @param id id of the run; also the job of rows that name none
 */
public record RunStamp(String id) {

    /** Event id of a row. */
    public String event(int row) {
        return id + "-" + row;
    }

    /** The row of an event id, empty when the event is not of this run. */
    public OptionalInt row(String eventId) {
        if (!eventId.startsWith(id) || eventId.length() < id.length() + 2 || eventId.charAt(id.length()) != '-') {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(eventId, id.length() + 1, eventId.length(), 10));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
