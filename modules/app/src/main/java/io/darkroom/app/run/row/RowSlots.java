package io.darkroom.app.run.row;

import io.darkroom.app.catalog.RowId;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.contract.key.IdempotencyKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is remembered of each row until its line is written, and which rows an event has. One thread. */
public final class RowSlots implements EventRows {
    /**
     * One row.
     *
     * @param id what its line names
     * @param line where it starts in the file
     * @param source source picture where it tells two results of the same name apart; else empty
     */
    public record Slot(RowId id, long line, String source) {}

    private @Nullable Slot[] slots = new Slot[1024];

    private final Map<Integer, Integer> several = new HashMap<>();

    /** Remembers the rows of an entry. */
    public void put(Entry entry) {
        List<RowId> names = entry.names();
        int end = entry.place() + names.size();
        if (end > slots.length) {
            slots = Arrays.copyOf(slots, Math.max(end, slots.length * 2));
        }
        for (int shot = 0; shot < names.size(); shot++) {
            String source = entry instanceof Entry.Event event ? event.source(shot) : "";
            slots[entry.place() + shot] = new Slot(names.get(shot), entry.line(), source);
        }
        if (names.size() > 1) {
            several.put(entry.place(), names.size());
        }
    }

    @Override
    public int count(int first) {
        return several.getOrDefault(first, 1);
    }

    @Override
    public OptionalInt of(int first, String key) {
        int count = count(first);
        if (count == 1) {
            return OptionalInt.of(first);
        }
        String shot = shot(key);
        OptionalInt same = named(first, count, shot);
        // A shot that adds to an anchor has a digest of its source behind its name.
        return same.isPresent() ? same : named(first, count, shot.replaceFirst(":s[0-9a-f]{12}$", ""));
    }

    private OptionalInt named(int first, int count, String shot) {
        for (int row = first; row < first + count; row++) {
            Slot slot = slots[row];
            if (slot != null && slot.id().shotName().equals(shot)) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    private static String shot(String key) {
        try {
            return IdempotencyKey.parse(key).shotName();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The slot of a row that was read. */
    public Slot at(int row) {
        Slot slot = slots[row];
        if (slot == null) {
            throw new IllegalStateException("row " + row + " has ended or was never read");
        }
        return slot;
    }

    /** Takes the slot of a row that has ended. */
    public Slot take(int row) {
        Slot slot = at(row);
        slots[row] = null;
        return slot;
    }
}
