package io.darkroom.providers.trace;

import io.darkroom.providers.http.HttpSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the span of the current thread where its request goes, by the names of OpenTelemetry's semantic conventions for HTTP, and,
 * where that is allowed, the request which span it belongs to. Does nothing where nobody traces. Any thread.
 */
public final class RequestTrace {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    private final HttpSettings http;
    private final String url;
    private final boolean told;

    /**
     * Of the calls of one API.
     *
     * @param path that calls are sent to
     * @param told whether requests carry {@code traceparent} and {@code tracestate}
     */
    public RequestTrace(HttpSettings http, String path, boolean told) {
        this.http = http;
        this.url = http.base().resolve(path).toString();
        this.told = told;
    }

    /** Looks at the current span. Returns the headers that a POST carries because of it. */
    public Map<String, String> post() {
        Span span = Span.current();
        if (!span.getSpanContext().isValid()) {
            return Map.of();
        }
        span.setAttribute(METHOD, "POST")
                .setAttribute(URL, url)
                .setAttribute(ADDRESS, http.host())
                .setAttribute(PORT, http.port());
        return told ? headers() : Map.of();
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), headers, (none, name, value) -> headers.put(name, value));
        return headers;
    }
}
