package io.darkroom.app.input.entry;

import java.util.Arrays;
import java.util.OptionalInt;

/** A map from well-mixed longs to ints, a dozen bytes for an entry: files have a million rows. One thread. */
public final class LongIntMap {
    private static final int FREE = -1;

    private long[] keys = new long[1024];
    private int[] values = filled(1024);
    private int size;

    /**
     * Adds an entry unless there is one.
     *
     * @param value 0 or more
     * @return the value that was there
     */
    public OptionalInt putIfAbsent(long key, int value) {
        int place = place(keys, values, key);
        if (values[place] != FREE) {
            return OptionalInt.of(values[place]);
        }
        keys[place] = key;
        values[place] = value;
        size++;
        if (size > keys.length / 2) {
            grow();
        }
        return OptionalInt.empty();
    }

    /** Whether there is an entry. */
    public boolean contains(long key) {
        return values[place(keys, values, key)] != FREE;
    }

    private void grow() {
        long[] moreKeys = new long[keys.length * 2];
        int[] moreValues = filled(keys.length * 2);
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != FREE) {
                int place = place(moreKeys, moreValues, keys[i]);
                moreKeys[place] = keys[i];
                moreValues[place] = values[i];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }

    private static int place(long[] keys, int[] values, long key) {
        int place = Long.hashCode(key) & (keys.length - 1);
        while (values[place] != FREE && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, FREE);
        return values;
    }
}
