package io.darkroom.contract.topic;

import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Headers of events: CloudEvents 1.0 in Kafka's binary mode, and the trace context. Any thread.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class CloudEvents {
    /** Type of the values of {@code catalog.changes}. */
    public static final String CATALOG_CHANGE = "io.darkroom.catalog.change.v1";

    private static final String TYPES = "io.darkroom.";
    private static final String AVRO = "application/avro";

    private CloudEvents() {}

    /**
     * The headers of one event of Darkroom's own. Its source tells the kind of event, so that source and id together are
     * unique, as CloudEvents wants: {@code /darkroom/image.completed}.
     *
     * @param type such as {@code io.darkroom.image.completed.v1}
     * @param id unique among the events of this type
     * @param subject what the event is about, the sku
     * @param time UTC
     */
    public static Headers headers(String type, String id, String subject, Instant time, TraceContext trace) {
        return trace.addTo(headers(type, source(type), id, subject, time, Optional.empty()));
    }

    /** The headers of one event of Darkroom's own whose trace has no state. */
    public static Headers headers(String type, String id, String subject, Instant time, Optional<String> traceparent) {
        return headers(type, id, subject, time, new TraceContext(traceparent, Optional.empty()));
    }

    /** The headers of an outcome of Darkroom's own: those of its event, and who published what it answers. */
    public static Headers headersOfOutcome(
            String type, String id, String subject, Instant time, TraceContext trace, Optional<String> of) {
        Headers headers = headers(type, id, subject, time, trace);
        of.ifPresent(source -> RecordHeaders.set(headers, RecordHeaders.CE_EVENT_SOURCE, source));
        return headers;
    }

    /**
     * The headers of one event of anybody.
     *
     * @param source a URI reference that names who says it; with the id unique among all events
     */
    public static Headers headers(
            String type, String source, String id, String subject, Instant time, Optional<String> traceparent) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.set(headers, RecordHeaders.CE_SPECVERSION, "1.0");
        RecordHeaders.set(headers, RecordHeaders.CE_TYPE, type);
        RecordHeaders.set(headers, RecordHeaders.CE_ID, id);
        RecordHeaders.set(headers, RecordHeaders.CE_SOURCE, source);
        RecordHeaders.set(headers, RecordHeaders.CE_SUBJECT, subject);
        RecordHeaders.set(headers, RecordHeaders.CE_TIME, time.toString());
        RecordHeaders.set(headers, RecordHeaders.CONTENT_TYPE, AVRO);
        traceparent.ifPresent(context -> RecordHeaders.set(headers, RecordHeaders.TRACEPARENT, context));
        return headers;
    }

    /** Without the namespace before and the version behind. */
    private static String source(String type) {
        String named = type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
        return "/darkroom/" + named.replaceFirst("\\.v[0-9]+$", "");
    }
}
