package io.darkroom.contract.trace;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * Where a record stands in a trace: the two headers of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>, which
 * stand in fields where a record is stored. A state without a parent means nothing and is dropped. Any thread.
 */
public record TraceContext(Optional<String> traceparent, Optional<String> tracestate) {
    /** No trace. */
    public static final TraceContext NONE = new TraceContext(Optional.empty(), Optional.empty());

    private static final Pattern PARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** Most characters of a state: as many as W3C wants to be passed on. */
    public static final int LONGEST_STATE = 512;

    private static final Pattern STATE = Pattern.compile("[ -~]{1," + LONGEST_STATE + "}");

    public TraceContext {
        tracestate = traceparent.isPresent() ? tracestate : Optional.empty();
    }

    /** Of a record that was read; what is not well-formed is left out. */
    public static TraceContext of(Headers headers) {
        return of(formed(headers, RecordHeaders.TRACEPARENT, PARENT), formed(headers, RecordHeaders.TRACESTATE, STATE));
    }

    private static Optional<String> formed(Headers headers, String name, Pattern form) {
        return RecordHeaders.text(headers, name)
                .filter(text -> form.matcher(text).matches());
    }

    private static TraceContext of(Optional<String> traceparent, Optional<String> tracestate) {
        return traceparent.isEmpty() ? NONE : new TraceContext(traceparent, tracestate);
    }

    /** Of a request. */
    public static TraceContext of(GenerationRequest request) {
        return of(request.getTraceparent(), request.getTracestate());
    }

    /** Of a result. */
    public static TraceContext of(ImageCompleted result) {
        return of(result.getTraceparent(), result.getTracestate());
    }

    /** Of a failure. */
    public static TraceContext of(ImageFailed failure) {
        return of(failure.getTraceparent(), failure.getTracestate());
    }

    /** The headers with it. */
    public Headers addTo(Headers headers) {
        traceparent.ifPresent(parent -> RecordHeaders.set(headers, RecordHeaders.TRACEPARENT, parent));
        tracestate.ifPresent(state -> RecordHeaders.set(headers, RecordHeaders.TRACESTATE, state));
        return headers;
    }
}
