package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Asks for the pictures of each result to be stored. Stream thread only. */
final class AskProcessor extends ContextualProcessor<String, ImageCompleted, String, GenerationRequest> {

    @Override
    public void process(Record<String, ImageCompleted> record) {
        if (record.value() != null && !record.value().getImages().isEmpty()) {
            GenerationRequest request = StoreRequest.of(record.value(), position());
            context().forward(new Record<>(request.getSku(), request, record.timestamp()));
        }
    }

    private Origin position() {
        RecordMetadata read = context().recordMetadata().orElseThrow();
        return new Origin(read.topic(), read.partition(), read.offset());
    }
}
