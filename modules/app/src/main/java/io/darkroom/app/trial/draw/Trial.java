package io.darkroom.app.trial.draw;

import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.util.Optional;

/** What became of a candidate. Any thread. */
public sealed interface Trial {

    Candidate candidate();

    /** Time from the start of the last call to its outcome. */
    Duration took();

    /** How often it was asked for; 0 when nothing was sent. */
    int calls();

    /** The provider's id of the call. */
    Optional<String> requestId();

    /** It was drawn. */
    record Drawn(
            Candidate candidate,
            Duration took,
            int calls,
            Optional<String> requestId,
            Optional<String> modelActual,
            Picture picture)
            implements Trial {}

    /**
     * There is no picture.
     *
     * @param why class of the failure; of one that was drawn and could not be fetched {@link FailureClass#RESULT_LOST}
     * @param error what went wrong, as the provider said it
     */
    record Failed(
            Candidate candidate,
            Duration took,
            int calls,
            Optional<String> requestId,
            FailureClass why,
            String error,
            Paid paid)
            implements Trial {}

    /** Whether a picture that is not there was billed. */
    enum Paid {
        NO,
        PERHAPS,
        YES;

        static Paid of(FailureClass why) {
            return switch (why) {
                case UNKNOWN_OUTCOME, PROTOCOL_ERROR, EMPTY_RESULT, RESULT_LOST, DEADLINE -> PERHAPS;
                case PROVIDER_UNAVAILABLE,
                        PROVIDER_ERROR,
                        RATE_LIMITED,
                        QUOTA_EXHAUSTED,
                        AUTH_CONFIG,
                        INVALID_REQUEST,
                        CONTENT_REJECTED,
                        SOURCE_IMAGE,
                        MODEL_UNAVAILABLE,
                        CONTRACT_BUG,
                        CANCELLED -> NO;
            };
        }
    }
}
