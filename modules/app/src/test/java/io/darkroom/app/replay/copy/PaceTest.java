package io.darkroom.app.replay.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.replay.plan.CopyRate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void withoutARateNobodyWaits() {
        Pace pace = new Pace(Optional.empty(), nanos::get, this::pass);
        pace.copied(10_000);

        assertThat(pace.together()).isEqualTo(500);
        assertThat(waits(pace)).isZero();
    }

    @Test
    void recordsOfASecondGoTogether() {
        assertThat(pace(50).together()).isEqualTo(50);
        assertThat(pace(0.1).together()).isEqualTo(1);
        assertThat(pace(9_000).together()).isEqualTo(500);
    }

    @Test
    void theNextRecordsAreDueWhenTheRateAllowsThem() {
        Pace pace = pace(100);

        pace.copied(200);

        assertThat(waits(pace)).isBetween(2_000L, 2_001L);
    }

    @Test
    void timeThatWasNotUsedIsNotMadeUpFor() {
        Pace pace = pace(100);
        nanos.set(3_600_000_000_000L);

        pace.copied(300);

        assertThat(waits(pace)).isBetween(2_000L, 2_001L);
    }

    @Test
    void whoIsToldToStopDoesNotWait() {
        Pace pace = pace(0.001);
        pace.copied(1);

        pace.await(() -> nanos.get() > 0);

        assertThat(nanos.get()).isEqualTo(100_000_000);
    }

    private Pace pace(double perSecond) {
        return new Pace(Optional.of(new CopyRate(perSecond)), nanos::get, this::pass);
    }

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    /** Milliseconds until the next records are due. */
    private long waits(Pace pace) {
        long begun = nanos.get();
        pace.await(() -> false);
        return (nanos.get() - begun) / 1_000_000;
    }
}
