package io.darkroom.pipeline.generate.kept;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the store {@code due-retries} by which a request is found that waits in it: each ends with the place of the request.
 * Their heads are eight bytes that no due time and no waiting place has. They have a value only because a store has one. Any
 * thread.
 */
public final class Entries {
    /** The least head of the entries by deadline, the deadline in milliseconds besides; no due time is as late. */
    static final long BY_DEADLINE = 1L << 60;

    private static final long BY_KEY = 1L << 61;
    private static final long WAITING = 1L << 62;
    private static final long BACKFILL = Long.MIN_VALUE;
    private static final byte END = 0;
    private static final byte AFTER = 1;

    static final GenerationRequest NOTHING = GenerationRequest.newBuilder()
            .setIdempotencyKey("")
            .setFingerprint("")
            .setEventId("")
            .setSku("")
            .setAnchorId("")
            .setSegment("")
            .setShotName("")
            .setPromptVersion("")
            .setProvider("")
            .setModel("")
            .setPrompt("")
            .setSourceImageUrl("")
            .setOccurredAt(Instant.EPOCH)
            .setOrigin(new Origin("", 0, 0L))
            .build();

    private Entries() {}

    /** Whether a key of the store leads to a request and is not the place of one. */
    public static boolean isEntry(Bytes place) {
        long head = ByteBuffer.wrap(place.get()).getLong();
        return head >= BY_DEADLINE && head <= BY_KEY;
    }

    /** The entry of a generation of a key. */
    static Bytes byKey(String key, long generation, Bytes place) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES + name.length + 1 + place.get().length)
                .putLong(BY_KEY)
                .put(name)
                .put(END)
                .putLong(generation)
                .put(place.get())
                .array());
    }

    /** Before all entries of a key from this generation on. */
    static Bytes from(String key, long generation) {
        return byKey(key, generation, Bytes.wrap(new byte[0]));
    }

    /** Behind all entries of a key. */
    static Bytes behind(String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length + 1)
                .putLong(BY_KEY)
                .put(name)
                .put(AFTER)
                .array());
    }

    /** Before all entries by key. */
    static Bytes firstKey() {
        return head(BY_KEY);
    }

    /** Behind all entries by key. */
    static Bytes behindKeys() {
        return head(BY_KEY + 1);
    }

    /** The generation of an entry of this key. */
    static long generation(Bytes entry, String key) {
        return ByteBuffer.wrap(entry.get()).getLong(Long.BYTES + length(key) + 1);
    }

    /** The place of an entry of this key. */
    static Bytes place(Bytes entry, String key) {
        return rest(entry, 2 * Long.BYTES + length(key) + 1);
    }

    private static int length(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The entry of a deadline. */
    static Bytes byDeadline(Instant deadline, Bytes place) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + place.get().length)
                .putLong(BY_DEADLINE | millis(deadline))
                .put(place.get())
                .array());
    }

    private static long millis(Instant deadline) {
        return Math.clamp(deadline.toEpochMilli(), 0, BY_DEADLINE - 1);
    }

    /** Before all entries by deadline. */
    static Bytes firstDeadline() {
        return head(BY_DEADLINE);
    }

    /** Behind all entries of deadlines until then. */
    static Bytes behindDeadlines(Instant last) {
        return head((BY_DEADLINE | millis(last)) + 1);
    }

    /** Behind all entries by deadline. */
    static Bytes behindDeadlines() {
        return head(BY_KEY);
    }

    /** The deadline of an entry. */
    static Instant deadline(Bytes entry) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(entry.get()).getLong() & ~BY_DEADLINE);
    }

    /** The place of an entry by deadline. */
    static Bytes place(Bytes entry) {
        return rest(entry, Long.BYTES);
    }

    /** A part of the store, both ends included. */
    record Part(Bytes from, Bytes to) {}

    /** Where requests stand, and no entries: retries and what waits for a campaign, live and of the backfill. */
    static List<Part> requests() {
        return List.of(
                new Part(head(0), head(BY_DEADLINE)),
                new Part(head(BY_KEY + 1), head(BACKFILL)),
                new Part(head(BACKFILL), head(BACKFILL | WAITING)),
                new Part(head(BACKFILL | WAITING), head(-1)));
    }

    private static Bytes head(long head) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(head).array());
    }

    private static Bytes rest(Bytes entry, int from) {
        return Bytes.wrap(Arrays.copyOfRange(entry.get(), from, entry.get().length));
    }
}
