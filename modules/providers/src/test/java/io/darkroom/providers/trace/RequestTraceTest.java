package io.darkroom.providers.trace;

import static io.darkroom.providers.Calls.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final URI API = URI.create("https://api.example");

    @Test
    void anApiIsToldNothingUnlessThatIsAllowed() {
        assertThat(headers(false)).isEmpty();
    }

    @Test
    void anApiThatMayKnowIsToldTheSpanOfItsCall() {
        assertThat(headers(true))
                .containsEntry("traceparent", "00-" + TRACE + "-" + SPAN + "-01")
                .containsEntry("tracestate", "vendor=1");
    }

    @Test
    void thereIsNothingToTellWhereNobodyTraces() {
        assertThat(new RequestTrace(http(API), "/v1/images", true).post()).isEmpty();
    }

    private static Map<String, String> headers(boolean told) {
        TraceState state = TraceState.builder().put("vendor", "1").build();
        Span span = Span.wrap(SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), state));
        try (Scope scope = span.makeCurrent()) {
            assertThat(scope).isNotNull();
            return new RequestTrace(http(API), "/v1/images", told).post();
        }
    }
}
