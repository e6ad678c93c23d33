package io.darkroom.pipeline.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/**
 * What attributes of spans are called: those of OpenTelemetry's semantic conventions for messaging, and Darkroom's own. Any
 * thread.
 */
final class SpanAttributes {
    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    static final AttributeKey<String> EVENT = AttributeKey.stringKey("darkroom.event_id");
    static final AttributeKey<String> KEY = AttributeKey.stringKey("darkroom.idempotency_key");
    static final AttributeKey<String> SKU = AttributeKey.stringKey("darkroom.sku");
    static final AttributeKey<Long> GENERATION = AttributeKey.longKey("darkroom.generation");
    static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("darkroom.provider");
    static final AttributeKey<String> MODEL = AttributeKey.stringKey("darkroom.model");
    static final AttributeKey<String> CALL = AttributeKey.stringKey("darkroom.call_id");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("darkroom.outcome");

    private SpanAttributes() {}

    /** Of a span that an exception ends. */
    static void broken(Span span, Throwable bug) {
        span.setAttribute(ERROR, bug.getClass().getName()).setStatus(StatusCode.ERROR);
    }
}
