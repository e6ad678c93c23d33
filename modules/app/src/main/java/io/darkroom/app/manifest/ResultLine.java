package io.darkroom.app.manifest;

import io.darkroom.app.catalog.RowId;

/**
 * One line of a manifest. Any thread.
 *
 * @param id names of the row
 * @param line line of the catalog file, 0 when the manifest is made without one
 * @param result how the row ended
 */
public record ResultLine(RowId id, long line, Result result) {

    /** Whether the row has its pictures. */
    public boolean completed() {
        return result instanceof Result.Completed;
    }

    /** Whether the row has fewer pictures than it asked for. */
    boolean lacksSome() {
        return result instanceof Result.Completed done && done.image().getPartial();
    }
}
