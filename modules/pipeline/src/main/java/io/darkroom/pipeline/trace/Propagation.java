package io.darkroom.pipeline.trace;

import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.trace.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between records and OpenTelemetry: always in the form of W3C, whatever propagators are configured. Any thread. */
final class Propagation {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<TraceContext> GETTER = new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // nobody asks for it, and it must be there
        public Iterable<String> keys(TraceContext from) {
            return List.of(RecordHeaders.TRACEPARENT, RecordHeaders.TRACESTATE);
        }

        @Override
        public @Nullable String get(@Nullable TraceContext from, String name) {
            return from == null ? null : value(from, name).orElse(null);
        }
    };

    private Propagation() {}

    /** A context that spans begin in; the root where the record has none. */
    static Context context(TraceContext of) {
        return of.traceparent().isEmpty() ? Context.root() : W3C.extract(Context.root(), of, GETTER);
    }

    /** What a span links to. */
    static SpanContext span(TraceContext of) {
        return Span.fromContext(context(of)).getSpanContext();
    }

    /** What a record says that a span writes. */
    static TraceContext of(Span span) {
        Map<String, String> fields = new HashMap<>();
        W3C.inject(Context.root().with(span), fields, (none, name, value) -> fields.put(name, value));
        return new TraceContext(
                Optional.ofNullable(fields.get(RecordHeaders.TRACEPARENT)),
                Optional.ofNullable(fields.get(RecordHeaders.TRACESTATE)));
    }

    private static Optional<String> value(TraceContext from, String name) {
        return switch (name) {
            case RecordHeaders.TRACEPARENT -> from.traceparent();
            case RecordHeaders.TRACESTATE -> from.tracestate();
            default -> Optional.empty();
        };
    }
}
