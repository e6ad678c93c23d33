package io.darkroom.pipeline.generate.flight;

/**
 * Who gets the next free permit of a partition. Backfill that is below its share goes first; above it live work does, and
 * backfill has what live work leaves: one permit while nothing live stands ready, all of them when nothing live waits
 * anywhere. One permit at least is left to live work, so a partition with one has none that is the backfill's own. Pure. Any
 * thread.
 *
 * @param share part of the permits that backfill may use while live work waits, 0.01 to 1
 */
record Precedence(double share) {
    /** Keeps 0.29 of 100 permits from being 28. */
    private static final double ROUNDING = 1e-9;

    /** Permits that belong to the backfill. */
    int reserved(int permits) {
        return Math.min((int) (share * permits + ROUNDING), permits - 1);
    }

    /** Whether backfill goes before live work. */
    boolean backfillFirst(int permits, int backfill) {
        return backfill < reserved(permits);
    }

    /**
     * Whether another call may be backfill.
     *
     * @param backfill calls that are
     * @param liveReady whether a live request stands ready to be sent
     * @param liveEmpty whether it is known that no live request waits anywhere
     */
    boolean backfillMay(int permits, int backfill, boolean liveReady, boolean liveEmpty) {
        int reserved = reserved(permits);
        return backfill < reserved || (!liveReady && (liveEmpty || backfill < Math.max(1, reserved)));
    }
}
