package io.darkroom.app.replay;

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
        return offsets != null
                && offset >= offsets.base
                && offset - offsets.base <= Integer.MAX_VALUE
                && offsets.bits.get((int) (offset - offsets.base));
    }

    void remove(int partition, long offset) {
        if (has(partition, offset)) {
            Offsets offsets = partitions.get(partition);
            offsets.bits.clear((int) (offset - offsets.base));
            size--;
        }
    }

    int size() {
        return size;
    }
}
