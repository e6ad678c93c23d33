package io.darkroom.pipeline.generate.gate;

import io.darkroom.contract.Control;
import io.darkroom.pipeline.generate.call.FailureClasses;
import io.darkroom.provider.FailureClass;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a provider is left alone.
 *
 * @param why QUOTA_EXHAUSTED or AUTH_CONFIG, UNKNOWN_OUTCOME for a class that this version does not know; empty when a
 *     person said so
 * @param error the answer that led to it, or the reason that the person gave
 * @param by person or instance that said so; empty while only this process knows
 * @param since UTC
 */
public record Hold(Optional<FailureClass> why, String error, String by, Instant since) {

    /** The hold that an order gives. One with a class is never a person's, also when it is the class of a later version. */
    public static Hold of(Control order) {
        return new Hold(
                order.getWhy().map(why -> FailureClasses.toProvider(why).orElse(FailureClass.UNKNOWN_OUTCOME)),
                order.getError().orElse(""),
                order.getBy(),
                order.getAt());
    }

    /** Whether another one has the same reason. */
    boolean saysTheSame(Hold other) {
        return why.equals(other.why) && error.equals(other.error);
    }

    /** Whether a person said so: then it is never probed, and only a person ends it. */
    public boolean byPerson() {
        return why.isEmpty();
    }
}
