package io.darkroom.pipeline.trace;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.provider.Reply;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The span of one send of a request: a child of the one that admitted the request, however long it waited, with a link to the one
 * that ordered this attempt. Its answer is a child of it. Any thread.
 */
public final class CallTrace {
    /** No trace. */
    public static final CallTrace NONE = new CallTrace();

    private final @Nullable Tracing tracing;
    private final TraceContext request;
    private final Optional<String> orderedBy;
    private volatile Span span = Span.getInvalid();

    private CallTrace() {
        this.tracing = null;
        this.request = TraceContext.NONE;
        this.orderedBy = Optional.empty();
    }

    CallTrace(Tracing tracing, GenerationRequest request) {
        this.tracing = tracing;
        this.request = TraceContext.of(request);
        this.orderedBy = request.getRetry().flatMap(RetryState::getTraceparent);
    }

    /**
     * What a span says of a call.
     *
     * @param callId id of the send
     */
    public record Facts(String provider, String model, String sku, String key, long generation, String callId) {}

    /** Whether anybody looks. */
    public boolean isOn() {
        return tracing != null;
    }

    /** Makes the call in its span. */
    @SuppressWarnings("try") // the scope is there for the thread
    public <T> T call(Facts facts, Supplier<T> call) {
        if (tracing == null) {
            return call.get();
        }
        Span begun = begin(tracing, facts);
        span = begun;
        try (Scope current = begun.makeCurrent()) {
            return call.get();
        }
    }

    private Span begin(Tracing by, Facts facts) {
        SpanBuilder builder = by.client("call " + facts.provider())
                .setParent(Propagation.context(request))
                .setAttribute(SpanAttributes.PROVIDER, facts.provider())
                .setAttribute(SpanAttributes.MODEL, facts.model())
                .setAttribute(SpanAttributes.SKU, facts.sku())
                .setAttribute(SpanAttributes.KEY, facts.key())
                .setAttribute(SpanAttributes.GENERATION, facts.generation())
                .setAttribute(SpanAttributes.CALL, facts.callId());
        if (orderedBy.isPresent()) {
            builder.addLink(Propagation.span(new TraceContext(orderedBy, Optional.empty())));
        }
        return builder.startSpan();
    }

    /** The call has been answered. */
    public void end(Reply answer) {
        if (tracing != null) {
            tell(span, answer);
            span.end();
        }
    }

    /** The call broke, which counts as this answer. */
    public void broken(Reply answer, Throwable bug) {
        if (tracing != null) {
            tell(span, answer);
            SpanAttributes.broken(
                    span, bug instanceof CompletionException && bug.getCause() != null ? bug.getCause() : bug);
            span.end();
        }
    }

    private static void tell(Span span, Reply answer) {
        switch (answer) {
            case Reply.Finished finished -> span.setAttribute(SpanAttributes.OUTCOME, "finished");
            case Reply.Accepted accepted -> span.setAttribute(SpanAttributes.OUTCOME, "accepted");
            case Reply.Failed failed -> {
                String why = failed.why().name().toLowerCase(Locale.ROOT);
                span.setAttribute(SpanAttributes.OUTCOME, why)
                        .setAttribute(SpanAttributes.ERROR, why)
                        .setStatus(StatusCode.ERROR);
                failed.httpStatus().ifPresent(status -> span.setAttribute(SpanAttributes.STATUS, status));
            }
        }
    }

    /** Headers of the record that tells the answer; of a job that an earlier life began those of its request. */
    public Iterable<Header> headers() {
        if (tracing == null) {
            return List.of();
        }
        Span begun = span;
        return (begun.getSpanContext().isValid() ? Propagation.of(begun) : request).addTo(new RecordHeaders());
    }
}
