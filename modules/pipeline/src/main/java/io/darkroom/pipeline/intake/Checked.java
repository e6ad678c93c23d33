package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.wire.Event;
import java.util.List;

/** What validate found; passed to render in memory. Any thread. */
sealed interface Checked {

    /**
     * An event and what is wrong with it so far.
     *
     * @param violations broken rules of the contract; empty when it keeps them
     */
    record Fresh(Event event, List<Violation> violations) implements Checked {}

    /** A request that failed, or lacks pictures, and is asked for again: rendered already. */
    record Again(GenerationRequest request) implements Checked {}

    /** A failure that is asked for again and holds no request: its event was rejected. */
    record NoRequest(ImageFailed failed) implements Checked {}
}
