package io.darkroom.pipeline.trace;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.trace.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The span of one record that is processed; the current one of its thread, so that log lines name it. Where nobody looks it is
 * {@link #NONE}, which does nothing. The thread that began it.
 */
public final class Step implements AutoCloseable {
    /** No span. */
    static final Step NONE = new Step();

    private final Span span;
    private final Scope scope;
    private final boolean on;

    private Step() {
        this.span = Span.getInvalid();
        this.scope = Scope.noop();
        this.on = false;
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with the step
    Step(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
        this.on = true;
    }

    /** Says what the record is about. */
    public Step about(String sku, String eventId) {
        if (on) {
            span.setAttribute(SpanAttributes.SKU, sku).setAttribute(SpanAttributes.EVENT, eventId);
        }
        return this;
    }

    /** Says which order the record is about. */
    public Step about(String sku, String key, long generation) {
        if (on) {
            span.setAttribute(SpanAttributes.SKU, sku)
                    .setAttribute(SpanAttributes.KEY, key)
                    .setAttribute(SpanAttributes.GENERATION, generation);
        }
        return this;
    }

    Step by(String provider) {
        span.setAttribute(SpanAttributes.PROVIDER, provider);
        return this;
    }

    Step failed(String why) {
        span.setAttribute(SpanAttributes.ERROR, why);
        return this;
    }

    /** Says how it went. */
    public void outcome(String outcome) {
        span.setAttribute(SpanAttributes.OUTCOME, outcome);
    }

    /**
     * Does the work of the step and ends it. Where an exception ends it the span says so, by its class alone: a message may quote
     * what nobody should read.
     */
    public void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error bug) {
            SpanAttributes.broken(span, bug);
            throw bug;
        } finally {
            close();
        }
    }

    /** What a record says that this step writes: the given context where nobody looks. */
    public TraceContext context(TraceContext given) {
        return on ? Propagation.of(span) : given;
    }

    /** Headers of a record that this step writes and that is no event. */
    public Headers headers() {
        return context(TraceContext.NONE).addTo(new RecordHeaders());
    }

    /** The request as part of this step. */
    public GenerationRequest within(GenerationRequest request) {
        if (on) {
            TraceContext here = Propagation.of(span);
            request.setTraceparent(here.traceparent().orElse(null));
            request.setTracestate(here.tracestate().orElse(null));
        }
        return request;
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
