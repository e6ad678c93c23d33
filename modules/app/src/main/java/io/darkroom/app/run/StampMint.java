package io.darkroom.app.run;

import io.darkroom.app.catalog.RunStamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Makes run ids that sort by time and never repeat. Any thread. */
final class StampMint {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private StampMint() {}

    static RunStamp stamp(Instant now) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        return new RunStamp("run-" + TIME.format(now) + "-" + HexFormat.of().formatHex(random));
    }
}
