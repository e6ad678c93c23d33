package io.darkroom.pipeline.trace;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.trace.TraceContext;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Begins the spans of this process. Where nobody brings an SDK each of its methods returns a constant, and records keep the trace
 * context that they came with. Any thread.
 */
public final class Tracing {
    private static final String SCOPE = "io.darkroom";

    private final Tracer tracer;
    private final boolean on;

    private Tracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
        this.on = !tracer.equals(OpenTelemetry.noop().getTracer(SCOPE));
    }

    /** As the agent, or who else brings an SDK, has set it up. Asks for it, but sets nothing: that is for others to do. */
    public static Tracing ofProcess() {
        return new Tracing(GlobalOpenTelemetry.getOrNoop());
    }

    /** Whether anybody looks at spans. */
    public boolean isOn() {
        return on;
    }

    /**
     * Begins the span of a record that is processed.
     *
     * @param operation name of the node
     * @param headers of the record: the span that wrote it is the parent
     */
    public Step process(String operation, ProcessorContext<?, ?> reader, Headers headers) {
        return on ? begin(operation, reader, TraceContext.of(headers)) : Step.NONE;
    }

    /** The same of a record that has its trace in its value. */
    public Step process(String operation, ProcessorContext<?, ?> reader, GenerationRequest request) {
        return on ? begin(operation, reader, TraceContext.of(request)) : Step.NONE;
    }

    /** The same of a copy that was made long after: a trace of its own, with a link to the one that it was copied from. */
    public Step processCopy(String operation, ProcessorContext<?, ?> reader, Headers headers) {
        if (!on) {
            return Step.NONE;
        }
        SpanBuilder span = consumer(operation, reader).setNoParent();
        TraceContext copied = TraceContext.of(headers);
        return new Step((copied.traceparent().isEmpty() ? span : span.addLink(Propagation.span(copied))).startSpan());
    }

    private Step begin(String operation, ProcessorContext<?, ?> reader, TraceContext parent) {
        return begin(consumer(operation, reader), parent);
    }

    private static Step begin(SpanBuilder span, TraceContext parent) {
        return new Step(span.setParent(Propagation.context(parent)).startSpan());
    }

    /**
     * Begins the span of a request's end.
     *
     * @param parent the call that brought it about, or what the request came with
     */
    Step end(String operation, ProcessorContext<?, ?> reader, String topic, TraceContext parent) {
        return begin(consumer(operation, reader, topic), parent);
    }

    /** The trace of one send of a request. */
    public CallTrace call(GenerationRequest request) {
        return on ? new CallTrace(this, request) : CallTrace.NONE;
    }

    SpanBuilder client(String name) {
        return tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT);
    }

    /** Says how the step of this thread went. */
    public void outcome(String outcome) {
        if (on) {
            Span.current().setAttribute(SpanAttributes.OUTCOME, outcome);
        }
    }

    /** Says what the step of this thread decided, and about which generation of its order. */
    public void outcome(String outcome, long generation) {
        if (on) {
            Span.current()
                    .setAttribute(SpanAttributes.OUTCOME, outcome)
                    .setAttribute(SpanAttributes.GENERATION, generation);
        }
    }

    private SpanBuilder consumer(String operation, ProcessorContext<?, ?> reader) {
        return reader.recordMetadata()
                .map(at -> consumer(operation, reader, at.topic())
                        .setAttribute(SpanAttributes.PARTITION, Integer.toString(at.partition()))
                        .setAttribute(SpanAttributes.OFFSET, at.offset()))
                .orElseThrow();
    }

    private SpanBuilder consumer(String operation, ProcessorContext<?, ?> reader, String topic) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SpanAttributes.SYSTEM, "kafka")
                .setAttribute(SpanAttributes.OPERATION, operation)
                .setAttribute(SpanAttributes.OPERATION_TYPE, "process")
                .setAttribute(SpanAttributes.GROUP, reader.applicationId())
                .setAttribute(SpanAttributes.TOPIC, topic);
    }
}
