package io.darkroom.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a provider answered to one call. */
public sealed interface Reply {

    /** The provider's id of the call, for its support desk. */
    Optional<String> requestId();

    /**
     * Pictures were drawn and are paid.
     *
     * @param images where the pictures are, at least one, entries without a picture dropped
     * @param modelActual model that drew them, as the provider says
     * @param kept the same pictures as they were stored, of a port that stores; else empty
     */
    record Finished(List<URI> images, Optional<String> requestId, Optional<String> modelActual, List<Kept> kept)
            implements Reply {
        public Finished {
            images = List.copyOf(images);
            kept = List.copyOf(kept);
        }

        /** Drawn, and not stored. */
        public Finished(List<URI> images, Optional<String> requestId, Optional<String> modelActual) {
            this(images, requestId, modelActual, List.of());
        }
    }

    /**
     * The provider draws in a job of its own and will tell what became of it: by {@link ImageProvider#poll} or by a webhook.
     * The job is ordered: no second call may be sent for it.
     *
     * @param jobId id of the job, 1 to 255 visible ASCII characters
     */
    record Accepted(String jobId, Optional<String> requestId) implements Reply {}

    /**
     * No picture.
     *
     * @param why class of the failure; decides what happens next
     * @param error status and body as sent ({@code HTTP 402: {...}}) or a sentence; at most 4 KiB, never a credential
     * @param httpStatus HTTP status, empty when nothing was answered
     * @param retryAfter delay that the provider asked for
     */
    record Failed(
            FailureClass why,
            String error,
            OptionalInt httpStatus,
            Optional<String> requestId,
            Optional<Duration> retryAfter)
            implements Reply {}
}
