package io.darkroom.pipeline.outcome;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.trace.TraceContext;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** Writes the end of an order that has no picture. Pure, any thread. */
public final class Endings {
    private Endings() {}

    /** The end of a request, with the request inside so that it can be asked for again. */
    public static ImageFailed.Builder of(GenerationRequest request, FailedState state, Failure failure, Instant now) {
        return ImageFailed.newBuilder()
                .setState(state)
                .setFailure(failure)
                .setEventId(request.getEventId())
                .setJobId(request.getJobId().orElse(null))
                .setSku(request.getSku())
                .setIdempotencyKey(request.getIdempotencyKey())
                .setGeneration(request.getGeneration())
                .setRequest(request)
                .setFailedAt(now)
                .setOrigin(request.getOrigin())
                .setTraceparent(request.getTraceparent().orElse(null))
                .setTracestate(request.getTracestate().orElse(null))
                .setSource(request.getSource().orElse(null));
    }

    /**
     * A request that may not be called any more.
     *
     * @param what passed, in a few words
     */
    public static ImageFailed.Builder expired(GenerationRequest request, String what, Instant now) {
        String error = what + " passed before a call was made";
        return of(request, FailedState.EXPIRED, new Failure(FailureClass.EXPIRED, error, null, null), now);
    }

    /** A request that a newer one of its key takes the place of. */
    public static ImageFailed.Builder replaced(GenerationRequest request, Instant now) {
        String error = "it was ordered again before it could be drawn";
        return of(request, FailedState.FAILED, new Failure(FailureClass.CANCELLED, error, null, null), now);
    }

    /** Headers of the end of an admitted generation: one id for each. */
    public static Headers headers(ImageFailed failed) {
        return CloudEvents.headersOfOutcome(
                "io.darkroom.image.failed.v1",
                failed.getIdempotencyKey().orElse(failed.getEventId()) + "#" + failed.getGeneration(),
                failed.getSku(),
                failed.getFailedAt(),
                TraceContext.of(failed),
                failed.getSource());
    }
}
