package io.darkroom.pipeline.stream;

import io.darkroom.contract.topic.RecordHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Headers of the events that Darkroom publishes: CloudEvents 1.0 in Kafka's binary mode, and the trace context. Any thread.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class CloudEvents {
    private CloudEvents() {}

    /**
     * The headers of one event.
     *
     * @param type such as {@code io.darkroom.image.completed.v1}
     * @param id unique among the events of this type
     * @param subject what the event is about, the sku
     * @param time UTC
     */
    public static Headers headers(String type, String id, String subject, Instant time, Optional<String> traceparent) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.set(headers, RecordHeaders.CE_SPECVERSION, "1.0");
        RecordHeaders.set(headers, RecordHeaders.CE_TYPE, type);
        RecordHeaders.set(headers, RecordHeaders.CE_ID, id);
        RecordHeaders.set(headers, RecordHeaders.CE_SOURCE, "darkroom");
        RecordHeaders.set(headers, RecordHeaders.CE_SUBJECT, subject);
        RecordHeaders.set(headers, RecordHeaders.CE_TIME, time.toString());
        traceparent.ifPresent(context -> RecordHeaders.set(headers, RecordHeaders.TRACEPARENT, context));
        return headers;
    }
}
