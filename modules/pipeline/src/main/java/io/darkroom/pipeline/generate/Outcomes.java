package io.darkroom.pipeline.generate;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import java.time.Instant;

/** Writes the outcome of a request. Pure. Any thread. */
final class Outcomes {
    private Outcomes() {}

    /**
     * @param late the reply belongs to an earlier call of the request, which {@link RetryState#getSends} counts already and
     *     whose outcome is now known
     */
    static ImageCompleted completed(GenerationRequest request, ProviderReply reply, boolean late) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(request.getIdempotencyKey())
                .setGeneration(request.getGeneration())
                .setFingerprint(request.getFingerprint())
                .setEventId(request.getEventId())
                .setJobId(request.getJobId().orElse(null))
                .setSku(request.getSku())
                .setAnchorId(request.getAnchorId())
                .setSegment(request.getSegment())
                .setShotName(request.getShotName())
                .setPromptVersion(request.getPromptVersion())
                .setPlacement(request.getPlacement().orElse(null))
                .setCampaign(request.getCampaign().orElse(null))
                .setProvider(request.getProvider())
                .setModelRequested(request.getModel())
                .setModelActual(reply.getModelActual().orElse(null))
                .setImages(reply.getImages())
                .setRequestedCount(request.getCount())
                .setPartial(reply.getImages().size() < request.getCount())
                .setRequestId(reply.getRequestId().orElse(null))
                .setAttempts(Math.max(1, sends(request) + (late ? 0 : 1)))
                .setPossibleDuplicateCharge(unknownOutcomes(request) > (late ? 1 : 0))
                .setAdmittedAt(request.getAdmittedAt().orElse(request.getOccurredAt()))
                .setSentAt(reply.getSentAt())
                .setCompletedAt(reply.getAnsweredAt())
                .setOrigin(request.getOrigin())
                .setTraceparent(request.getTraceparent().orElse(null))
                .setSource(request.getSource().orElse(null))
                .build();
    }

    /** A request that was tried and ends; {@code sent} tells whether a call was sent for this last attempt. */
    static ImageFailed failed(
            GenerationRequest request, Failure failure, boolean sent, boolean possibleDuplicateCharge, Instant now) {
        return ended(request, FailedState.FAILED, failure, now)
                .setAttempts(sends(request) + (sent ? 1 : 0))
                .setPossibleDuplicateCharge(possibleDuplicateCharge)
                .build();
    }

    /** A request whose own deadline passed before a call was made. */
    static ImageFailed expired(GenerationRequest request, Instant deadline, Instant now) {
        Failure failure = new Failure(
                FailureClass.EXPIRED, "deadline " + deadline + " passed before a call was made", null, null);
        return ended(request, FailedState.EXPIRED, failure, now)
                .setAttempts(sends(request))
                .setPossibleDuplicateCharge(unknownOutcomes(request) > 0)
                .build();
    }

    private static ImageFailed.Builder ended(
            GenerationRequest request, FailedState state, Failure failure, Instant now) {
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
                .setSource(request.getSource().orElse(null));
    }

    private static int sends(GenerationRequest request) {
        return request.getRetry().map(RetryState::getSends).orElse(0);
    }

    private static int unknownOutcomes(GenerationRequest request) {
        return request.getRetry().map(RetryState::getUnknownOutcomes).orElse(0);
    }
}
