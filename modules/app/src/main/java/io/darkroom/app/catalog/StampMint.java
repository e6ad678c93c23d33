package io.darkroom.app.catalog;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Makes ids that sort by time and never repeat. Any thread. */
public final class StampMint {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private StampMint() {}

    /** The id of a run. */
    public static RunStamp stamp(Instant now) {
        return new RunStamp(id("run", now));
    }

    /** An id such as run-20261120-134231-d44e7c3c. */
    public static String id(String kind, Instant now) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        return kind + "-" + TIME.format(now) + "-" + HexFormat.of().formatHex(random);
    }
}
