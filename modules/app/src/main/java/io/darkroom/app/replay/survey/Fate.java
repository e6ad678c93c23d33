package io.darkroom.app.replay.survey;

/** What becomes of one order when its record is replayed. */
enum Fate {
    /** It is drawn, and paid. */
    DRAWN,
    /** It is drawn though it is older than anything that the ledger remembers: it may have been paid before. */
    DRAWN_UNREMEMBERED,
    /** It is drawn once more though another generation stands or is on its way: that is forced. */
    DRAWN_AGAIN,
    /** It is completed. */
    COMPLETED,
    /** It is in progress. */
    IN_PROGRESS,
    /** Another picture stands under its key. */
    CONFLICT,
    /** Another record of the range asks for the same. */
    REPEAT,
    /** Its deadline has passed. */
    EXPIRED,
    /** It could be drawn, but --only leaves it out. */
    NOT_ASKED;

    /** Whether it costs a call. */
    boolean drawn() {
        return this == DRAWN || this == DRAWN_UNREMEMBERED || this == DRAWN_AGAIN;
    }
}
