package io.darkroom.pipeline.intake.ledger;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.Admission;
import java.util.List;

/** What the ledger says to a request. */
public sealed interface Verdict {

    /** The entry as it stands after the verdict. */
    Admission entry();

    /** Whether the entry is another one than before and must be stored. */
    boolean changesEntry();

    /**
     * It will be paid for.
     *
     * @param entry entry to store
     * @param request the request with generation and time of admission
     */
    record Admitted(Admission entry, GenerationRequest request) implements Verdict {
        @Override
        public boolean changesEntry() {
            return true;
        }
    }

    /**
     * It is, or will be, answered by what was admitted before.
     *
     * @param why why it is turned away
     * @param changesEntry whether an explicit act was used up
     */
    record Duplicate(Admission entry, Why why, boolean changesEntry) implements Verdict {}

    /**
     * It asks for something else under a key that is in progress or completed.
     *
     * @param entry entry, unchanged
     * @param changed names of the fields that differ from the newest admitted request, sorted
     */
    record Conflict(Admission entry, List<String> changed) implements Verdict {
        public Conflict {
            changed = List.copyOf(changed);
        }

        @Override
        public boolean changesEntry() {
            return false;
        }
    }

    /** Why a request is a duplicate. */
    enum Why {
        /** The same request is in progress. */
        IN_PROGRESS,
        /** The same request is completed. */
        COMPLETED,
        /** A newer change of the catalog was admitted before. */
        OLDER
    }
}
