package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Origin;
import io.darkroom.contract.text.Characters;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/**
 * What the headers of an event's record say beside the event. Any thread.
 *
 * @param source where the event stood first: the position that was read, or for a copy in catalog.replays the position that
 *     it was copied from
 * @param force id of the explicit act that asks for a new generation
 * @param replayId replay that copied it
 * @param backfill whether it goes behind live work
 * @param failedGeneration generation whose end is replayed; only on copies of image.failed and image.completed
 */
public record Marks(
        Origin source,
        Optional<String> force,
        Optional<String> replayId,
        boolean backfill,
        OptionalLong failedGeneration) {

    private static final int LONGEST_ID = 200;

    /** Kafka has no longer names. */
    private static final int LONGEST_TOPIC = 249;

    /** An event without a mark. */
    public static Marks none(Origin read) {
        return new Marks(read, Optional.empty(), Optional.empty(), false, OptionalLong.empty());
    }

    /**
     * Reads them. Headers of a replay count in the topic of replays only.
     *
     * @param replays name of catalog.replays
     */
    public static Marks of(Headers headers, Origin read, String replays) {
        Optional<String> force = RecordHeaders.text(headers, RecordHeaders.FORCE);
        boolean backfill = RecordHeaders.text(headers, RecordHeaders.LANE)
                .filter(RecordHeaders.BACKFILL::equals)
                .isPresent();
        return read.getTopic().equals(replays)
                ? new Marks(
                        source(headers).orElse(read),
                        force,
                        RecordHeaders.text(headers, RecordHeaders.REPLAY_ID)
                                .filter(id -> id.length() <= LONGEST_ID && !Characters.anyControl(id)),
                        backfill,
                        number(headers, RecordHeaders.REPLAY_GENERATION))
                : new Marks(read, force, Optional.empty(), backfill, OptionalLong.empty());
    }

    private static Optional<Origin> source(Headers headers) {
        OptionalLong partition = number(headers, RecordHeaders.REPLAY_PARTITION);
        OptionalLong offset = number(headers, RecordHeaders.REPLAY_OFFSET);
        return partition.isEmpty() || offset.isEmpty() || partition.getAsLong() > Integer.MAX_VALUE
                ? Optional.empty()
                : RecordHeaders.text(headers, RecordHeaders.REPLAY_TOPIC)
                        .filter(topic -> topic.length() <= LONGEST_TOPIC)
                        .map(topic -> new Origin(topic, (int) partition.getAsLong(), offset.getAsLong()));
    }

    /** A decimal number of up to 18 digits; anything else is none. */
    private static OptionalLong number(Headers headers, String name) {
        return RecordHeaders.text(headers, name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }
}
