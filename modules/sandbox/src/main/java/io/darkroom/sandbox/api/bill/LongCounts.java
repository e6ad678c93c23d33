package io.darkroom.sandbox.api.bill;

/** Counts per 64-bit key in two flat arrays: 24 bytes per key, no objects. Guarded by its owner. */
final class LongCounts {

    private long[] keys = new long[1024];
    private int[] counts = new int[1024];
    private int size;

    /** Adds one; the count before. */
    int increment(long key) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int at = slot(keys, counts, key);
        if (counts[at] == 0) {
            keys[at] = key;
            size++;
        }
        return counts[at]++;
    }

    int get(long key) {
        return counts[slot(keys, counts, key)];
    }

    int size() {
        return size;
    }

    private static int slot(long[] keys, int[] counts, long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (counts[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int at = slot(keys, counts, oldKeys[i]);
                keys[at] = oldKeys[i];
                counts[at] = oldCounts[i];
            }
        }
    }
}
