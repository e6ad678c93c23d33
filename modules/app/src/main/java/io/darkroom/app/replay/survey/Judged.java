package io.darkroom.app.replay.survey;

import java.util.List;

/**
 * What is done with a record.
 *
 * @param matches whether it meets the conditions
 * @param copied whether it is copied
 * @param fates of its orders, in their order
 * @param failedGeneration generation whose failure, or result with too few pictures, the record tells; 0 when it tells of none
 */
public record Judged(boolean matches, boolean copied, List<Fate> fates, long failedGeneration) {
    /** A record that does not meet the conditions. */
    static final Judged PASSED_OVER = new Judged(false, false, List.of(), 0);

    public Judged {
        fates = List.copyOf(fates);
    }
}
