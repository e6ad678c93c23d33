package io.darkroom.app.replay.outcome;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of positions in one topic, a bit each. One thread. */
final class Positions {
    private final Map<Integer, Offsets> partitions = new HashMap<>();
    private int size;

    private static final class Offsets {
        private final long base;
        private final BitSet bits = new BitSet();

        Offsets(long base) {
            this.base = base;
        }

        boolean has(long offset) {
            return offset >= base && offset - base <= Integer.MAX_VALUE && bits.get((int) (offset - base));
        }
    }

    /** Adds a position; those of a partition in ascending order, or none below its first. */
    void add(int partition, long offset) {
        Offsets offsets = partitions.computeIfAbsent(partition, p -> new Offsets(offset));
        int bit = Math.toIntExact(offset - offsets.base);
        if (!offsets.bits.get(bit)) {
            offsets.bits.set(bit);
            size++;
        }
    }

    boolean has(int partition, long offset) {
        Offsets offsets = partitions.get(partition);
        return offsets != null && offsets.has(offset);
    }

    void remove(int partition, long offset) {
        Offsets offsets = partitions.get(partition);
        if (offsets != null && offsets.has(offset)) {
            offsets.bits.clear((int) (offset - offsets.base));
            size--;
        }
    }

    int size() {
        return size;
    }
}
