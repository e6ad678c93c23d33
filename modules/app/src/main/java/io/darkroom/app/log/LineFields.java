package io.darkroom.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.List;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** What a line says beside its message: numbers as numbers, all else as text, for a value may be any object. Any thread. */
final class LineFields extends AbstractJsonProvider<ILoggingEvent> {

    @Override
    public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                value(line, pair.key, pair.value);
            }
        }
        span(line, Span.fromContext(Context.current()).getSpanContext());
        if (event.getThrowableProxy() != null) {
            error(line, event.getThrowableProxy());
        }
    }

    private static void value(JsonGenerator line, String key, @Nullable Object value) throws IOException {
        line.writeFieldName(key);
        switch (value) {
            case null -> line.writeNull();
            case Integer number -> line.writeNumber(number);
            case Long number -> line.writeNumber(number);
            case Object other -> line.writeString(other.toString());
        }
    }

    private static void span(JsonGenerator line, SpanContext span) throws IOException {
        if (span.isValid()) {
            line.writeStringField("trace_id", span.getTraceId());
            line.writeStringField("span_id", span.getSpanId());
        }
    }

    private static void error(JsonGenerator line, IThrowableProxy error) throws IOException {
        line.writeObjectFieldStart("error");
        line.writeStringField("type", error.getClassName());
        line.writeStringField("message", error.getMessage());
        line.writeStringField("stack", ThrowableProxyUtil.asString(error));
        line.writeEndObject();
    }
}
