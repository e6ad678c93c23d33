package io.darkroom.app.run;

import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is remembered of a row until its line is written. One thread. */
final class RowSlots {
    /**
     * One row.
     *
     * @param id what its line names
     * @param line where it starts in the file
     * @param source source picture where it tells two results of the same name apart; else empty
     */
    record Slot(RowId id, long line, String source) {}

    private @Nullable Slot[] slots = new Slot[1024];

    void put(Row row, String source) {
        if (row.index() >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(row.index() + 1, slots.length * 2));
        }
        slots[row.index()] = new Slot(row.id(), row.line(), source);
    }

    /** The slot of a row that was read. */
    Slot at(int row) {
        Slot slot = slots[row];
        if (slot == null) {
            throw new IllegalStateException("row " + row + " has ended or was never read");
        }
        return slot;
    }

    /** Takes the slot of a row that has ended. */
    Slot take(int row) {
        Slot slot = at(row);
        slots[row] = null;
        return slot;
    }
}
