package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.provider.ImageCall;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the parts of one task share for as long as it is theirs: made anew each time a task is initialised. Stream thread
 * only.
 */
record Task(
        String provider,
        Owner owner,
        int partition,
        Gate gate,
        Lane lane,
        OpenCalls open,
        UnclaimedResults unclaimed,
        Output out,
        GenerateMetrics metrics) {
    private static final AtomicLong CALLS = new AtomicLong();

    /** The next send of a request. */
    Call newCall(GenerationRequest request) {
        return new Call(
                owner.start() + "-" + CALLS.incrementAndGet(),
                CallKey.of(request),
                partition,
                request.getSku(),
                request.getBackfill(),
                new ImageCall(
                        Dispatch.token(request),
                        request.getModel(),
                        request.getPrompt(),
                        URI.create(request.getSourceImageUrl()),
                        request.getAspect(),
                        request.getSize(),
                        request.getQuality(),
                        request.getStyle(),
                        request.getBackground(),
                        request.getCount(),
                        Optional.empty()));
    }
}
