package io.darkroom.pipeline.intake.ledger;

import io.darkroom.contract.stores.Admission;

/** What an outcome does to the ledger. */
public sealed interface Closing {

    /** It moved the entry, which is to be stored. */
    record Closed(Admission entry) implements Closing {}

    /** It changes nothing. */
    record Ignored(Why why) implements Closing {}

    /** Why an outcome changes nothing. */
    enum Why {
        /** No entry has this key. */
        NO_ENTRY,
        /** It belongs to another generation. */
        OTHER_GENERATION,
        /** A rejection never touches an entry. */
        REJECTED,
        /** The entry is closed, and this outcome is no better. */
        ALREADY_CLOSED
    }
}
