package io.darkroom.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoredWorkTest {
    private static final Instant DUE = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aRetryOfTheBackfillIsDueWhenItIsDue() {
        assertThat(StoredWork.due(place(DUE.toEpochMilli()))).isEqualTo(DUE);
        assertThat(StoredWork.due(place(DUE.toEpochMilli() | Long.MIN_VALUE))).isEqualTo(DUE);
    }

    private static Bytes place(long first) {
        return Bytes.wrap(ByteBuffer.allocate(20).putLong(first).array());
    }
}
