package io.darkroom.pipeline.trace;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.trace.TraceContext;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Spans of the ends of requests in one task. The parent of an end is the call whose answer is read; of one that another record
 * brought about (a deadline, a kept result) it is what the request came with. Stream thread only.
 */
public final class EndTrace {
    private static final String SETTLE = "settle";

    private final Tracing tracing;
    private final ProcessorContext<?, ?> task;
    private final String provider;
    private final String replies;
    private @Nullable Record<?, ? extends SpecificRecord> reading;

    /** @param replies topic of the answers */
    public EndTrace(Tracing tracing, ProcessorContext<?, ?> task, String provider, String replies) {
        this.tracing = tracing;
        this.task = task;
        this.provider = provider;
        this.replies = replies;
    }

    /** The record that is processed from now on. */
    public void reading(Record<?, ? extends SpecificRecord> record) {
        reading = record;
    }

    /** A request ends with pictures, which will be part of the step. */
    public Step completed(ImageCompleted completed, String outcome) {
        if (!tracing.isOn()) {
            return Step.NONE;
        }
        Step step = end(
                completed.getSku(),
                completed.getIdempotencyKey(),
                completed.getGeneration(),
                TraceContext.of(completed),
                outcome);
        TraceContext here = step.context(TraceContext.of(completed));
        completed.setTraceparent(here.traceparent().orElse(null));
        completed.setTracestate(here.tracestate().orElse(null));
        return step;
    }

    /** A request ends without a picture; so does its record, as part of the step. */
    public Step failed(ImageFailed failed) {
        if (!tracing.isOn()) {
            return Step.NONE;
        }
        Step step = end(
                failed.getSku(),
                failed.getIdempotencyKey().orElse(""),
                failed.getGeneration(),
                TraceContext.of(failed),
                failed.getState().name().toLowerCase(Locale.ROOT));
        step.failed(failed.getFailure().getWhy().name().toLowerCase(Locale.ROOT));
        TraceContext here = step.context(TraceContext.of(failed));
        failed.setTraceparent(here.traceparent().orElse(null));
        failed.setTracestate(here.tracestate().orElse(null));
        return step;
    }

    /** A request goes to its retries: its next call links to the step. */
    public Step retry(GenerationRequest request) {
        if (!tracing.isOn()) {
            return Step.NONE;
        }
        Step step = end(
                request.getSku(),
                request.getIdempotencyKey(),
                request.getGeneration(),
                TraceContext.of(request),
                "retry");
        request.getRetry().ifPresent(state -> {
            step.failed(state.getLastFailure().getWhy().name().toLowerCase(Locale.ROOT));
            state.setTraceparent(step.context(TraceContext.NONE).traceparent().orElse(null));
        });
        return step;
    }

    private Step end(String sku, String key, long generation, TraceContext ofRequest, String outcome) {
        Step step = tracing.end(SETTLE, task, replies, parent(key, generation, ofRequest))
                .about(sku, key, generation)
                .by(provider);
        step.outcome(outcome);
        return step;
    }

    private TraceContext parent(String key, long generation, TraceContext ofRequest) {
        if (reading != null
                && reading.value() instanceof ProviderReply reply
                && reply.getIdempotencyKey().equals(key)
                && reply.getGeneration() == generation) {
            TraceContext call = TraceContext.of(reading.headers());
            return call.traceparent().isPresent() ? call : ofRequest;
        }
        return ofRequest;
    }
}
