package io.darkroom.app.run.row;

import java.util.Arrays;

/** Where each row is: published, decided, ended. One byte per row. One thread. */
final class RowPhases {
    private static final byte PUBLISHED = 1;
    private static final byte DECIDED = 2;
    private static final byte ENDED = 3;

    private byte[] phases = new byte[1024];
    private int published;
    private int undecided;
    private int endedPublished;

    void published(int row) {
        if (phase(row) == 0) {
            set(row, PUBLISHED);
            published++;
            undecided++;
        }
    }

    void decide(int row) {
        if (phase(row) == PUBLISHED) {
            undecided--;
        }
        set(row, DECIDED);
    }

    /** Whether the row was decided about or has ended. */
    boolean decided(int row) {
        return phase(row) >= DECIDED;
    }

    boolean ended(int row) {
        return phase(row) == ENDED;
    }

    /** Whether the row ended by this. */
    boolean end(int row) {
        byte before = phase(row);
        if (before == ENDED) {
            return false;
        }
        if (before == PUBLISHED) {
            undecided--;
        }
        if (before != 0) {
            endedPublished++;
        }
        set(row, ENDED);
        return true;
    }

    int published() {
        return published;
    }

    /** Published rows that nothing is known about. */
    int undecided() {
        return undecided;
    }

    /** Published rows that have not ended. */
    int open() {
        return published - endedPublished;
    }

    private byte phase(int row) {
        return row < phases.length ? phases[row] : 0;
    }

    private void set(int row, byte phase) {
        if (row >= phases.length) {
            phases = Arrays.copyOf(phases, Math.max(row + 1, phases.length * 2));
        }
        phases[row] = phase;
    }
}
