package io.darkroom.app.asyncapi;

import static io.darkroom.contract.topic.header.RecordHeaders.BACKFILL;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_EVENT_SOURCE;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_ID;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_SOURCE;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_SPECVERSION;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_SUBJECT;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_TIME;
import static io.darkroom.contract.topic.header.RecordHeaders.CE_TYPE;
import static io.darkroom.contract.topic.header.RecordHeaders.CONTENT_TYPE;
import static io.darkroom.contract.topic.header.RecordHeaders.ERROR_EXCEPTION;
import static io.darkroom.contract.topic.header.RecordHeaders.ERROR_MESSAGE;
import static io.darkroom.contract.topic.header.RecordHeaders.ERROR_OFFSET;
import static io.darkroom.contract.topic.header.RecordHeaders.ERROR_PARTITION;
import static io.darkroom.contract.topic.header.RecordHeaders.ERROR_TOPIC;
import static io.darkroom.contract.topic.header.RecordHeaders.FORCE;
import static io.darkroom.contract.topic.header.RecordHeaders.LANE;
import static io.darkroom.contract.topic.header.RecordHeaders.REPLAY_GENERATION;
import static io.darkroom.contract.topic.header.RecordHeaders.REPLAY_ID;
import static io.darkroom.contract.topic.header.RecordHeaders.REPLAY_OFFSET;
import static io.darkroom.contract.topic.header.RecordHeaders.REPLAY_PARTITION;
import static io.darkroom.contract.topic.header.RecordHeaders.REPLAY_TOPIC;
import static io.darkroom.contract.topic.header.RecordHeaders.TRACEPARENT;

import io.darkroom.contract.topic.CloudEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which headers the records of a topic have, as JSON Schema. Not thread-safe. */
final class HeaderSchema {
    private static final Map<String, String> TYPES = Map.of(
            "image.requests", "io.darkroom.image.requested.v1",
            "image.requests.backfill", "io.darkroom.image.requested.v1",
            "image.completed", "io.darkroom.image.completed.v1",
            "image.failed", "io.darkroom.image.failed.v1",
            "image.assets", "io.darkroom.image.assets.v1",
            "image.status", "io.darkroom.image.status.v1");
    private static final String NUMBER = "Decimal number.";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    private HeaderSchema() {}

    /** Empty where records have no headers of Darkroom's. */
    static Optional<Map<String, Object>> of(Channels.Channel channel) {
        HeaderSchema headers = new HeaderSchema();
        if (channel.deadLetters()) {
            headers.deadLetter();
        } else if (channel.id().equals("catalog.changes")) {
            headers.event();
        } else if (channel.id().equals("catalog.replays")) {
            headers.replayed();
        } else if (TYPES.containsKey(channel.id())) {
            headers.ofDarkroom(channel.id());
        }
        return headers.properties.isEmpty() ? Optional.empty() : Optional.of(headers.schema());
    }

    private void event() {
        optional(CE_ID, "Id of the event when its field eventId is null.");
        optional(CE_SOURCE, "Who publishes; results carry it on as ce_eventsource.");
        optional(CE_TYPE, CloudEvents.CATALOG_CHANGE + " by convention.");
        optional(CE_SPECVERSION, "1.0 by convention.");
        optional(CE_SUBJECT, "The sku by convention.");
        optional(CE_TIME, "RFC 3339.");
        optional(CONTENT_TYPE, "application/avro by convention.");
        optional(TRACEPARENT, "W3C Trace Context; results carry it on.");
        optional(LANE, BACKFILL + ": the event stands behind live work; anything else is live.");
        optional(FORCE, "Id of an explicit act that draws finished pictures again and pays again.");
    }

    private void replayed() {
        event();
        required(REPLAY_ID, "Id of the replay that copied the record.");
        required(REPLAY_TOPIC, "Topic that it was copied from.");
        required(REPLAY_PARTITION, "Its partition there. " + NUMBER);
        required(REPLAY_OFFSET, "Its offset there. " + NUMBER);
        optional(
                REPLAY_GENERATION,
                "Generation of the failed request; only on copies of image.failed and of partial results. " + NUMBER);
    }

    private void deadLetter() {
        required(ERROR_EXCEPTION, "Class of the exception; a stack trace is never written.");
        required(ERROR_MESSAGE, "Why it could not be decoded, and what was left out because it was too large.");
        required(ERROR_TOPIC, "Topic that it was read from.");
        required(ERROR_PARTITION, "Its partition there. " + NUMBER);
        required(ERROR_OFFSET, "Its offset there. " + NUMBER);
    }

    private void ofDarkroom(String id) {
        // What run and the asset stage order of the asset stage, and tombstones, have none.
        optional(CE_SPECVERSION, "1.0");
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", "string");
        type.put("const", TYPES.getOrDefault(id, ""));
        properties.put(CE_TYPE, type);
        optional(CE_ID, "Unique among the events of ce_source.");
        optional(CE_SOURCE, "Kind of the event, such as /darkroom/image.completed.");
        optional(CE_SUBJECT, "The sku.");
        optional(CE_TIME, "RFC 3339, UTC.");
        optional(CONTENT_TYPE, "application/avro");
        optional(TRACEPARENT, "W3C Trace Context of the event that asked, when it had one.");
        if (!id.startsWith("image.requests") && !id.equals("image.status")) {
            optional(CE_EVENT_SOURCE, "ce_source of the event that asked, when it had one.");
        }
    }

    private void optional(String name, String meaning) {
        properties.put(name, text(meaning));
    }

    private void required(String name, String meaning) {
        properties.put(name, text(meaning));
        required.add(name);
    }

    private static Map<String, Object> text(String meaning) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("description", meaning);
        return schema;
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }
}
