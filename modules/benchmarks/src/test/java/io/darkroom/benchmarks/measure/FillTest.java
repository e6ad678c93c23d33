package io.darkroom.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FillTest {
    private static final Fill SIX = new Fill(6, Duration.ofMillis(1_500));

    @Test
    void roundsWithoutGapsAreFull() {
        assertThat(SIX.of(rounds(40, 1_500_000))).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void aGapAfterEachRoundShows() {
        assertThat(SIX.of(rounds(40, 1_530_000))).isCloseTo(1.0 / 1.02, within(1e-9));
    }

    @Test
    void slowFirstAndLastRoundsDoNotCount() {
        long[] answers = rounds(40, 1_500_000);
        answers[0] -= 60_000_000;
        answers[answers.length - 1] += 60_000_000;

        assertThat(SIX.of(answers)).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void tooFewRoundsAreRefused() {
        assertThatThrownBy(() -> SIX.of(rounds(3, 1_500_000))).hasMessage("18 calls are less than 4 rounds of 6");
    }

    private static long[] rounds(int count, long micros) {
        return IntStream.range(0, 6 * count)
                .mapToLong(call -> call / 6 * micros)
                .toArray();
    }
}
