package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Decoded;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.contract.text.Characters;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.topic.header.RecordSize;
import io.darkroom.contract.trace.TraceContext;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** Reads events from bytes; never waits for the registry. Any thread. */
public final class EventReader {
    /** Most bytes of key, value and headers together. */
    public static final int MOST_BYTES = TopicTable.INPUT_BYTES;

    /** A copy has headers that its event did not have. */
    private static final int REPLAY_HEADERS = 1 << 10;

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_SOURCE = 1_000;

    private final WireDecoder<CatalogChange> decoder;

    public EventReader(WireDecoder<CatalogChange> decoder) {
        this.decoder = decoder;
    }

    /** How reading ended. */
    public sealed interface Read {
        /** An event. */
        record Good(Event event) implements Read {}

        /** A request that failed, or lacks pictures, and is asked for again. */
        record Again(GenerationRequest request) implements Read {}

        /** A failure without a request to ask for again. */
        record NoRequest(ImageFailed failed) implements Read {}

        /** Bytes that never become one. */
        record Undecodable(Reason reason, String why) implements Read {
            static Undecodable unknownSchema(int id) {
                return new Undecodable(Reason.UNKNOWN_SCHEMA, "the registry does not know schema id " + id);
            }
        }
    }

    /** Kinds of undecodable records, for metrics. */
    public enum Reason {
        /** A record without a value. */
        NO_VALUE,
        /** More bytes than an event may have. */
        TOO_LARGE,
        /** A schema id that the registry does not know. */
        UNKNOWN_SCHEMA,
        /** Bytes that are not what they say. */
        BROKEN
    }

    /** Reads one record. An id that is not cached was asked for before and is unknown: see the hold of the consumer. */
    public Read read(Record<byte[], byte[]> read, Origin origin, Marks marks) {
        byte[] value = read.value();
        if (value == null) {
            return new Read.Undecodable(Reason.NO_VALUE, "the value is null: an event cannot be deleted");
        }
        long size = RecordSize.of(read.key(), value, read.headers());
        int most = marks.replayId().isPresent() ? MOST_BYTES + REPLAY_HEADERS : MOST_BYTES;
        if (size > most) {
            return new Read.Undecodable(Reason.TOO_LARGE, "the record has " + size + " bytes, more than " + most);
        }
        return switch (decoder.decode(value)) {
            case Decoded.Value<CatalogChange> good -> new Read.Good(event(good.value(), read.headers(), origin, marks));
            case Decoded.NotCached<CatalogChange> unknown -> Read.Undecodable.unknownSchema(unknown.schemaId());
            case Decoded.Broken<CatalogChange> broken -> new Read.Undecodable(Reason.BROKEN, broken.why());
        };
    }

    private static Event event(CatalogChange change, Headers headers, Origin origin, Marks marks) {
        String eventId = change.getEventId()
                .or(() -> plain(headers, RecordHeaders.CE_ID, LONGEST_ID))
                .orElseGet(() -> Origins.text(marks.source()));
        Optional<String> source = plain(headers, RecordHeaders.CE_SOURCE, LONGEST_SOURCE);
        return new Event(change, eventId, origin, marks, TraceContext.of(headers), source);
    }

    private static Optional<String> plain(Headers headers, String name, int longest) {
        return RecordHeaders.text(headers, name)
                .filter(text -> !text.isBlank() && text.length() <= longest && !Characters.anyControl(text));
    }
}
