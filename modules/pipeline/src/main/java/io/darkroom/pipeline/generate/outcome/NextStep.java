package io.darkroom.pipeline.generate.outcome;

import io.darkroom.contract.RetryState;

/** What becomes of a request after a failed attempt. */
public sealed interface NextStep {

    /** Through the retry topic. */
    record Retry(RetryState state) implements NextStep {}

    /** Back to the head of the queue: nothing was spent, the provider is held. */
    record Requeue() implements NextStep {}

    /**
     * The request ends.
     *
     * @param possibleDuplicateCharge a call's outcome is unknown and may have been billed
     */
    record GiveUp(boolean possibleDuplicateCharge) implements NextStep {}
}
