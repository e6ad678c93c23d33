package io.darkroom.pipeline.generate.campaign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of waiting requests in the store {@code due-retries}: eight bytes that no due time has, the name of the campaign, a
 * zero, the time of arrival in milliseconds, a number that orders those of one millisecond, the key of the request. So those of a campaign stand together in the order in
 * which they came, and those of the backfill apart. Any thread.
 */
public final class WaitingPlace {
    /** The least head that is no due time: of live requests; that of the backfill has the top bit besides. */
    private static final long LIVE = 1L << 62;

    private static final long BACKFILL = LIVE | Long.MIN_VALUE;
    private static final byte END = 0;
    private static final byte AFTER = 1;

    private WaitingPlace() {}

    static Bytes of(boolean backfill, String campaign, Instant at, int number, String key) {
        byte[] name = campaign.getBytes(StandardCharsets.UTF_8);
        byte[] last = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + name.length + 1 + last.length)
                .putLong(head(backfill))
                .put(name)
                .put(END)
                .putLong(at.toEpochMilli())
                .putInt(number)
                .put(last)
                .array());
    }

    private static long head(boolean backfill) {
        return backfill ? BACKFILL : LIVE;
    }

    /** Before all of them. */
    static Bytes first(boolean backfill) {
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES).putLong(head(backfill)).array());
    }

    /** Behind all of them. */
    static Bytes last(boolean backfill) {
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES).putLong(head(backfill) + 1).array());
    }

    /** Before those of a campaign. */
    static Bytes first(boolean backfill, String campaign) {
        return edge(backfill, campaign, END);
    }

    /** Behind those of a campaign. */
    static Bytes last(boolean backfill, String campaign) {
        return edge(backfill, campaign, AFTER);
    }

    private static Bytes edge(boolean backfill, String campaign, byte end) {
        byte[] name = campaign.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length + 1)
                .putLong(head(backfill))
                .put(name)
                .put(end)
                .array());
    }

    /** Whether a key of the store is that of a request that waits for its campaign. */
    public static boolean isWaiting(Bytes place) {
        return place.get().length > Long.BYTES && (ByteBuffer.wrap(place.get()).getLong() & LIVE) != 0;
    }

    /** The campaign of a place. */
    static String campaign(Bytes place) {
        byte[] all = place.get();
        int end = Long.BYTES;
        while (all[end] != END) {
            end++;
        }
        return new String(Arrays.copyOfRange(all, Long.BYTES, end), StandardCharsets.UTF_8);
    }

    /** When the request of a place came. */
    static Instant arrived(Bytes place) {
        int name = campaign(place).getBytes(StandardCharsets.UTF_8).length;
        return Instant.ofEpochMilli(ByteBuffer.wrap(place.get()).getLong(Long.BYTES + name + 1));
    }
}
