package io.darkroom.pipeline.generate.outcome;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.outcome.Endings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the outcome of a request. Pure. Any thread. */
public final class Outcomes {
    private Outcomes() {}

    /**
     * The result of a request whose pictures are drawn.
     *
     * @param drawn the pictures, and what their calls said
     * @param late the last of them belongs to an earlier call of the request, which {@link RetryState#getSends} counts already
     *     and whose outcome is now known
     */
    public static ImageCompleted completed(GenerationRequest request, Drawn drawn, boolean late) {
        return completed(request, drawn, unknownOutcomes(request) > (late ? 1 : 0), 0, fewer(request, drawn));
    }

    private static Failure fewer(GenerationRequest request, Drawn drawn) {
        return new Failure(
                FailureClass.EMPTY_RESULT,
                "the provider drew %d of %d pictures"
                        .formatted(drawn.getImages().size(), request.getCount()),
                null,
                null);
    }

    /** A request that ends with fewer pictures than it asked for, because a call failed: what is there is paid. */
    public static ImageCompleted partial(
            GenerationRequest request, Drawn drawn, Failure failure, boolean possibleDuplicateCharge) {
        return completed(request, drawn, possibleDuplicateCharge, 1, failure);
    }

    /** A request whose deadline, or whose campaign's end, passed before a call was made for the rest of its pictures. */
    public static ImageCompleted expiredInPart(GenerationRequest request, Drawn drawn, Deadline deadline) {
        Failure failure = new Failure(
                FailureClass.EXPIRED, deadline.what() + " passed before a call was made for the rest", null, null);
        return completed(request, drawn, mayBeCharged(request, drawn), 0, failure);
    }

    /** A request that a newer one of its key took the place of before a call was made for the rest of its pictures. */
    public static ImageCompleted replacedInPart(GenerationRequest request, Drawn drawn) {
        Failure failure =
                new Failure(FailureClass.CANCELLED, "it was ordered again before the rest was drawn", null, null);
        return completed(request, drawn, mayBeCharged(request, drawn), 0, failure);
    }

    private static ImageCompleted completed(
            GenerationRequest request,
            Drawn drawn,
            boolean possibleDuplicateCharge,
            int failedCalls,
            Failure whyNotAll) {
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
                .setExperiment(request.getExperiment().orElse(null))
                .setPlacement(request.getPlacement().orElse(null))
                .setCampaign(request.getCampaign().orElse(null))
                .setProvider(request.getProvider())
                .setModelRequested(request.getModel())
                .setModelActual(drawn.getModelActual().orElse(null))
                .setImages(drawn.getImages())
                .setRequestedCount(request.getCount())
                .setPartial(drawn.getImages().size() < request.getCount())
                .setRequestId(drawn.getRequestId().orElse(null))
                .setProviderJobId(drawn.getProviderJobId().orElse(null))
                .setAttempts(Math.max(1, sends(request) + drawn.getCalls() + failedCalls))
                .setPossibleDuplicateCharge(possibleDuplicateCharge)
                .setAdmittedAt(request.getAdmittedAt().orElse(request.getOccurredAt()))
                .setSentAt(drawn.getSentAt())
                .setCompletedAt(drawn.getAnsweredAt())
                .setOrigin(request.getOrigin())
                .setTraceparent(request.getTraceparent().orElse(null))
                .setTracestate(request.getTracestate().orElse(null))
                .setSource(request.getSource().orElse(null))
                .setConsistencySet(request.getConsistencySet().orElse(null))
                .setEarlier(drawn.getEarlier())
                .setRest(rest(request, drawn, whyNotAll))
                .build();
    }

    /** What is to be asked for where pictures are missing, with those that are there. */
    private static @Nullable GenerationRequest rest(GenerationRequest request, Drawn drawn, Failure why) {
        return drawn.getImages().size() >= request.getCount()
                ? null
                : GenerationRequest.newBuilder(request)
                        .setRetry(RetryState.newBuilder()
                                .setAttempt(0)
                                .setNotBefore(drawn.getAnsweredAt())
                                .setLastFailure(why)
                                .setDrawn(drawn)
                                .build())
                        .build();
    }

    /** A request that no call was sent for. */
    public static ImageFailed unsent(GenerationRequest request, Failure failure, Instant now) {
        return Endings.of(request, FailedState.FAILED, failure, now)
                .setAttempts(sends(request))
                .build();
    }

    /** A request whose last call failed. */
    public static ImageFailed failed(OpenCall call, Failure failure, boolean possibleDuplicateCharge, Instant now) {
        return Endings.of(call.getRequest(), FailedState.FAILED, failure, now)
                .setAttempts(sends(call.getRequest()) + 1)
                .setProviderJobId(call.getProviderJobId().orElse(null))
                .setPossibleDuplicateCharge(possibleDuplicateCharge)
                .build();
    }

    /** A request whose deadline, or whose campaign's end, passed before a call was made. */
    public static ImageFailed expired(GenerationRequest request, Deadline deadline, Instant now) {
        return Endings.expired(request, deadline.what(), now)
                .setAttempts(sends(request))
                .setPossibleDuplicateCharge(mayBeCharged(request))
                .build();
    }

    /** A request that a newer one of its key took the place of before a call was made. */
    public static ImageFailed replaced(GenerationRequest request, Instant now) {
        return Endings.replaced(request, now)
                .setAttempts(sends(request))
                .setPossibleDuplicateCharge(mayBeCharged(request))
                .build();
    }

    /** Whether a request without pictures that is not called any more may be on the bill. */
    public static boolean mayBeCharged(GenerationRequest request) {
        return mayBeCharged(request, Optional.empty());
    }

    private static boolean mayBeCharged(GenerationRequest request, Drawn drawn) {
        return mayBeCharged(request, Optional.of(drawn));
    }

    /** A picture that came since the last retry was asked for with its token. */
    private static boolean mayBeCharged(GenerationRequest request, Optional<Drawn> drawn) {
        return unknownOutcomes(request) > 0
                || request.getRetry()
                        .filter(Outcomes::isUnresolved)
                        .filter(retry -> Album.pictures(retry.getDrawn()) == Album.pictures(drawn))
                        .isPresent();
    }

    /** Whether a request waits to ask again for what may have been drawn already. */
    static boolean isUnresolved(RetryState retry) {
        return retry.getToken().isPresent() && retry.getLastFailure().getWhy() != FailureClass.PROTOCOL_ERROR;
    }

    private static int sends(GenerationRequest request) {
        return request.getRetry().map(RetryState::getSends).orElse(0);
    }

    private static int unknownOutcomes(GenerationRequest request) {
        return request.getRetry().map(RetryState::getUnknownOutcomes).orElse(0);
    }
}
