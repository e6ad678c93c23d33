package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.Topics;

/** The order to store the pictures of a result, for the work queue of the asset stage. Any thread. */
public final class StoreRequest {
    private StoreRequest() {}

    /**
     * Makes it. Of several orders for one result each that is not under way makes a record of {@code image.assets}.
     *
     * @param at where the result stands
     */
    public static GenerationRequest of(ImageCompleted result, Origin at) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey(result.getIdempotencyKey())
                .setGeneration(result.getGeneration())
                .setFingerprint(result.getFingerprint())
                .setEventId(result.getEventId())
                .setJobId(result.getJobId().orElse(null))
                .setSku(result.getSku())
                .setAnchorId(result.getAnchorId())
                .setSegment(result.getSegment())
                .setShotName(result.getShotName())
                .setPromptVersion(result.getPromptVersion())
                .setProvider(Topics.ASSET_STAGE)
                .setModel(result.getModelRequested())
                .setPrompt("")
                .setSourceImageUrl("")
                .setCount(result.getImages().size())
                .setPictures(result.getImages())
                .setOccurredAt(result.getCompletedAt())
                .setAdmittedAt(result.getCompletedAt())
                .setOrigin(at)
                .setTraceparent(result.getTraceparent().orElse(null))
                .setTracestate(result.getTracestate().orElse(null))
                .setSource(result.getSource().orElse(null))
                .build();
    }
}
