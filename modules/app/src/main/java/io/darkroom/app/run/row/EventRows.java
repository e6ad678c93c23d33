package io.darkroom.app.run.row;

import java.util.OptionalInt;

/** The rows of the events of a run: one for each shot, in a row. One thread. */
interface EventRows {
    /** Every event has one. */
    EventRows SINGLE = new EventRows() {
        @Override
        public int count(int first) {
            return 1;
        }

        @Override
        public OptionalInt of(int first, String key) {
            return OptionalInt.of(first);
        }
    };

    /**
     * How many rows an event has.
     *
     * @param first its first row
     */
    int count(int first);

    /**
     * The row of an event that an idempotency key belongs to; empty when that row has ended.
     *
     * @param first the first row of the event
     */
    OptionalInt of(int first, String key);
}
