package io.darkroom.contract.topic.header;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Names of the record headers, all values UTF-8 text; the names are contract. Any thread. */
public final class RecordHeaders {

    /** CloudEvents id: the id of an event that has no {@code eventId} field. See CloudEvents' Kafka binding. */
    public static final String CE_ID = "ce_id";

    public static final String CE_SOURCE = "ce_source";

    /** CloudEvents extension attribute of outcomes: the source of the event that asked. */
    public static final String CE_EVENT_SOURCE = "ce_eventsource";

    public static final String CE_TYPE = "ce_type";
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_TIME = "ce_time";
    public static final String CE_SUBJECT = "ce_subject";

    /** Media type of the value; CloudEvents' attribute {@code datacontenttype} in binary mode. */
    public static final String CONTENT_TYPE = "content-type";

    /** W3C Trace Context. */
    public static final String TRACEPARENT = "traceparent";

    /** What vendors of tracing add to it. */
    public static final String TRACESTATE = "tracestate";

    /** Id of an explicit act (regenerate, forced replay) that asks for a new generation. */
    public static final String FORCE = "darkroom-force";

    /** Id of the replay that copied this record. */
    public static final String REPLAY_ID = "darkroom-replay-id";

    /** Where a replayed record was copied from; decimal numbers. */
    public static final String REPLAY_TOPIC = "darkroom-replay-topic";

    public static final String REPLAY_PARTITION = "darkroom-replay-partition";
    public static final String REPLAY_OFFSET = "darkroom-replay-offset";

    /** Generation of a failed request that is replayed; a decimal number, only on records copied from {@code image.failed}. */
    public static final String REPLAY_GENERATION = "darkroom-replay-generation";

    /** The lane that an event goes: {@value #BACKFILL} stands behind live work, anything else is live. */
    public static final String LANE = "darkroom-lane";

    /** Value of {@link #LANE}. */
    public static final String BACKFILL = "backfill";

    /** Error headers of records in a dead letter topic, named as in KIP-1034. A stack trace is never written. */
    public static final String ERROR_EXCEPTION = "__streams.errors.exception";

    public static final String ERROR_MESSAGE = "__streams.errors.message";
    public static final String ERROR_TOPIC = "__streams.errors.topic";
    public static final String ERROR_PARTITION = "__streams.errors.partition";
    public static final String ERROR_OFFSET = "__streams.errors.offset";

    private RecordHeaders() {}

    /** The text of the last header of this name; empty when there is none or it has no value. */
    public static Optional<String> text(Headers headers, String name) {
        Header last = headers.lastHeader(name);
        return last == null || last.value() == null
                ? Optional.empty()
                : Optional.of(new String(last.value(), StandardCharsets.UTF_8));
    }

    /** Replaces every header of this name by one. */
    public static Headers set(Headers headers, String name, String text) {
        return headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
