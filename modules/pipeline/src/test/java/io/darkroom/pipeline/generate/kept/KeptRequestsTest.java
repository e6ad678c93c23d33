package io.darkroom.pipeline.generate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class KeptRequestsTest {
    private static final Instant DEADLINE = Instant.parse("2026-01-01T00:00:00Z");
    private static final long WAITING = 1L << 62;
    private static final int MANY = 12_000;

    private final KeyValueStore<Bytes, GenerationRequest> store = KeptStore.opened();

    @Test
    void entriesAreNoRequests() {
        keep(0, 5, true, true);
        keep(WAITING, 7, true, false);

        assertThat(new KeptRequests(store, true).about()).isEqualTo(12);
    }

    @Test
    void aFewPlainRetriesBesideManyThatWaitAreNotHalved() {
        keep(0, 400, false, false);
        keep(WAITING, MANY, true, false);

        assertThat(new KeptRequests(store, true).about()).isEqualTo(MANY + 400);
    }

    @Test
    void manyDeadlinesAreEstimated() {
        keep(0, MANY, false, true);

        assertThat(new KeptRequests(store, true).about()).isCloseTo(MANY, Percentage.withPercentage(1));
    }

    @Test
    void oneThatWasKeptWithoutAnEntryLeavesTheOthersFindable() {
        KeptRequests kept = new KeptRequests(store, true);
        kept.put(place(WAITING, 1), request(1, true, false));
        store.put(place(WAITING, 2), request(2, true, false));

        kept.remove(place(WAITING, 2), request(2, true, false));

        assertThat(kept.generations("key-1")).containsExactly(0L);
    }

    private void keep(long head, int count, boolean campaign, boolean deadline) {
        KeptRequests kept = new KeptRequests(store, true);
        IntStream.range(0, count).forEach(number -> kept.put(place(head, number), request(number, campaign, deadline)));
    }

    private static Bytes place(long head, int number) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(head)
                .putInt(number)
                .array());
    }

    private static GenerationRequest request(int number, boolean campaign, boolean deadline) {
        return GenerationRequest.newBuilder(Entries.NOTHING)
                .setIdempotencyKey("key-" + number)
                .setCampaign(campaign ? "autumn" : null)
                .setDeadline(deadline ? DEADLINE : null)
                .build();
    }
}
