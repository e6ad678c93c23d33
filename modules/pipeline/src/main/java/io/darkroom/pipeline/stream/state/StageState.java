package io.darkroom.pipeline.stream.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What a stage is doing.
 *
 * @param phase what it is doing
 * @param since UTC; since when
 * @param started whether it was RUNNING at any time
 * @param stores stores that are still being restored
 * @param records records that are still to be restored, about
 * @param lastFailure first line of the last failure of a stream thread; stays when the stage works again
 */
public record StageState(
        Phase phase, Instant since, boolean started, int stores, long records, Optional<String> lastFailure) {

    /** What a stage can be doing. */
    public enum Phase {
        /** It has not run yet: it joins its group. */
        STARTING,
        /** Stores are read back from their changelogs; the tasks that wait for them do nothing else. */
        RESTORING,
        /** It works. */
        RUNNING,
        /** Tasks move between processes. */
        REBALANCING,
        /** A stream thread failed; a new client takes its place. */
        RESTARTING,
        /** It failed and will not come back. */
        FAILED,
        /** It was told to stop. */
        STOPPED
    }
}
