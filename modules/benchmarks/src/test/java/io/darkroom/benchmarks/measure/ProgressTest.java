package io.darkroom.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final Progress progress = new Progress();

    @Test
    void wholeRunIsEverythingSinceTheBegin() {
        progress.add(2_000_000, 10);
        progress.add(5_000_000, 400);

        assertThat(progress.rateSince(1_000_000)).isCloseTo(100, within(1e-9));
    }

    @Test
    void middleHalfLeavesOutSlowEnds() {
        progress.add(0, 1);
        progress.add(90_000_000, 100);
        progress.add(91_000_000, 200);
        progress.add(92_000_000, 300);
        progress.add(500_000_000, 400);

        assertThat(progress.rateOfMiddleHalf()).isCloseTo(100, within(1e-9));
    }

    @Test
    void manyPointsAreKept() {
        for (int total = 1; total <= 5_000; total++) {
            progress.add(total * 1_000L, total);
        }

        assertThat(progress.rateOfMiddleHalf()).isCloseTo(1_000, within(1e-6));
        assertThat(progress.end()).isEqualTo(5_000_000);
    }
}
