package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final Restarts restarts = new Restarts();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void pausesGrowAndAfterFiveFailuresInTenMinutesThereIsNoFurtherStart() {
        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(restarts.failed(now)).hasValue(Duration.ofSeconds(seconds));
            now = now.plusSeconds(60);
        }

        assertThat(restarts.failed(now)).isEmpty();
    }

    @Test
    void whatEndsTheStageNamesHowManyFailuresInWhatTimeAndTheLast() {
        for (int failure = 1; failure <= 6; failure++) {
            restarts.failed(now);
        }
        IllegalArgumentException last = new IllegalArgumentException("broken\nand more");

        assertThat(restarts.tooMany(last))
                .hasCause(last)
                .hasMessage("6 failures of a stream thread within 10 minutes, the last one"
                        + " java.lang.IllegalArgumentException: broken");
    }

    @Test
    void failuresOfLongAgoAreForgotten() {
        for (int i = 0; i < 50; i++) {
            assertThat(restarts.failed(now)).hasValue(Duration.ofSeconds(1));
            now = now.plus(Duration.ofMinutes(10)).plusMillis(1);
        }
    }
}
