package io.darkroom.pipeline.intake.ledger;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;

/**
 * How a generation of a key ended. Any thread.
 *
 * @param key idempotency key; empty when the outcome has none
 * @param generation generation that ended
 * @param state COMPLETED or FAILED
 * @param rejection whether it never was a generation at all
 * @param position where the outcome stands
 */
public record Outcome(String key, long generation, LedgerState state, boolean rejection, Origin position) {

    /** A paid result. */
    public static Outcome of(ImageCompleted completed, Origin position) {
        return new Outcome(
                completed.getIdempotencyKey(), completed.getGeneration(), LedgerState.COMPLETED, false, position);
    }

    /** An end without a picture; a state that a newer writer invented counts as FAILED. */
    public static Outcome of(ImageFailed failed, Origin position) {
        return new Outcome(
                failed.getIdempotencyKey().orElse(""),
                failed.getGeneration(),
                LedgerState.FAILED,
                failed.getState() == FailedState.REJECTED,
                position);
    }
}
