package io.darkroom.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoredWorkTest {
    private static final Instant DUE = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aRetryOfTheBackfillIsDueWhenItIsDue() {
        assertThat(StoredWork.due(place(DUE.toEpochMilli()))).isEqualTo(DUE);
        assertThat(StoredWork.due(place(DUE.toEpochMilli() | Long.MIN_VALUE))).isEqualTo(DUE);
    }

    @Test
    void whatOnlyLeadsToAnotherPlaceIsNoWork() {
        Bytes retry = place(DUE.toEpochMilli());
        Bytes ofBackfill = place(DUE.plusSeconds(5).toEpochMilli() | Long.MIN_VALUE);
        Bytes forCampaign = place(1L << 62);
        Bytes forCampaignOfBackfill = place(1L << 62 | Long.MIN_VALUE);
        Bytes byDeadline = place(1L << 60 | DUE.minusSeconds(60).toEpochMilli());
        Bytes byKey = place(1L << 61);

        StoredWork work = StoredWork.of(
                1,
                2,
                List.of(byDeadline, byKey, retry, ofBackfill, forCampaign, forCampaignOfBackfill),
                Optional.empty());

        assertThat(work).isEqualTo(new StoredWork(1, 2, 2, Optional.of(DUE), 2, Optional.empty()));
    }

    @Test
    void requestsOfAClosedCampaignHaveNoDueTime() {
        assertThat(StoredWork.of(0, 0, List.of(place(1L << 62), place(1L << 61)), Optional.empty()))
                .isEqualTo(new StoredWork(0, 0, 0, Optional.empty(), 1, Optional.empty()));
    }

    private static Bytes place(long first) {
        return Bytes.wrap(ByteBuffer.allocate(20).putLong(first).array());
    }
}
