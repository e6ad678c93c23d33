package io.darkroom.pipeline.generate.purpose;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.trace.Step;
import io.darkroom.pipeline.trace.Tracing;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Asks for the pictures of each result to be stored. Stream thread only. */
final class AskProcessor extends ContextualProcessor<String, ImageCompleted, String, GenerationRequest> {

    private final Tracing tracing;

    AskProcessor(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public void process(Record<String, ImageCompleted> record) {
        if (record.value() != null && !record.value().getImages().isEmpty()) {
            Step step = tracing.process(Storing.ASK, context(), record.headers());
            step.run(() -> ask(record, step));
        }
    }

    private void ask(Record<String, ImageCompleted> record, Step step) {
        GenerationRequest request = step.within(StoreRequest.of(record.value(), position()));
        step.about(request.getSku(), request.getIdempotencyKey(), request.getGeneration());
        Record<String, GenerationRequest> asked = new Record<>(request.getSku(), request, record.timestamp());
        TraceContext.of(request).addTo(asked.headers());
        context().forward(asked);
    }

    private Origin position() {
        RecordMetadata read = context().recordMetadata().orElseThrow();
        return new Origin(read.topic(), read.partition(), read.offset());
    }
}
