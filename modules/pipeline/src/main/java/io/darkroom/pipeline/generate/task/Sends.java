package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.pipeline.generate.call.CallId;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.CallTerms;
import io.darkroom.pipeline.generate.call.Callbacks;
import io.darkroom.pipeline.generate.call.Owner;
import io.darkroom.pipeline.generate.call.Token;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.trace.Tracing;
import io.darkroom.provider.ImageCall;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/**
 * Makes the sends of the requests of one task. A model that draws fewer pictures per call than a request wants is asked for the
 * missing ones, one call after the other. Stream thread only.
 *
 * @param picturesPerCall most pictures that one call may ask a model for
 * @param campaigns what they bind a send to
 */
public record Sends(
        Owner owner,
        int partition,
        ToIntFunction<String> picturesPerCall,
        CampaignRules campaigns,
        Callbacks callbacks,
        Purpose purpose,
        Tracing tracing) {
    private static final AtomicLong CALLS = new AtomicLong();

    /** The next send of a request. */
    Call next(OpenCall open, Instant now) {
        int picture = picture(open);
        return call(
                open,
                CallId.of(owner, CALLS.incrementAndGet(), picture),
                token(open.getRequest(), picture),
                campaigns.terms(open.getRequest(), now));
    }

    /** A send that is under way already, such as a job that was found. */
    Call known(OpenCall open, String callId) {
        return call(
                open,
                callId,
                open.getToken().orElseGet(() -> token(open.getRequest(), CallId.picture(callId))),
                new CallTerms(open.getRequest().getCampaign(), Optional.empty()));
    }

    private int picture(OpenCall open) {
        return open.getDrawn().isEmpty() && open.getRequest().getCount() <= perCall(open)
                ? CallId.ALL
                : Album.next(open.getDrawn());
    }

    private int perCall(OpenCall open) {
        return Math.max(1, picturesPerCall.applyAsInt(open.getRequest().getModel()));
    }

    private Call call(OpenCall open, String callId, String token, CallTerms terms) {
        GenerationRequest request = open.getRequest();
        CallKey key = CallKey.of(request);
        CallAddress address =
                new CallAddress(partition, request.getSku(), key.idempotencyKey(), key.generation(), callId);
        return new Call(
                callId,
                key,
                partition,
                request.getSku(),
                request.getBackfill(),
                terms,
                new ImageCall(
                        token,
                        request.getModel(),
                        request.getPrompt(),
                        purpose.begin(request, Math.max(1, CallId.picture(callId))),
                        request.getAspect(),
                        request.getSize(),
                        request.getQuality(),
                        request.getStyle(),
                        request.getBackground(),
                        missing(request, open.getDrawn(), perCall(open)),
                        callbacks.addressOf(address)),
                tracing.call(request));
    }

    private static int missing(GenerationRequest request, Optional<Drawn> drawn, int perCall) {
        int left = request.getCount() - Album.pictures(drawn);
        return Math.max(1, Math.min(perCall, left));
    }

    /** Token of the next call: the one to repeat, or a new one; a picture keeps its own within an attempt. */
    static String token(GenerationRequest request, int picture) {
        Optional<RetryState> retry = request.getRetry();
        String fresh =
                Token.of(CallKey.of(request), retry.map(RetryState::getSends).orElse(0) + 1, picture);
        return retry.flatMap(RetryState::getToken)
                .filter(last -> Token.isOf(last, picture))
                .orElse(fresh);
    }
}
