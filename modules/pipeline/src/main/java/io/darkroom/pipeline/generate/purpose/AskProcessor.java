package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.Topics;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Asks for the pictures of each result to be stored. Stream thread only. */
final class AskProcessor extends ContextualProcessor<String, ImageCompleted, String, GenerationRequest> {

    @Override
    public void process(Record<String, ImageCompleted> record) {
        if (record.value() != null && !record.value().getImages().isEmpty()) {
            GenerationRequest request = ask(record.value(), position());
            context().forward(new Record<>(request.getSku(), request, record.timestamp()));
        }
    }

    private Origin position() {
        RecordMetadata read = context().recordMetadata().orElseThrow();
        return new Origin(read.topic(), read.partition(), read.offset());
    }

    private static GenerationRequest ask(ImageCompleted result, Origin at) {
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
                .setSource(result.getSource().orElse(null))
                .build();
    }
}
