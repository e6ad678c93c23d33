package io.darkroom.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.benchmarks.api.ApiCall;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallHistoryTest {
    private static final long SECOND = 1_000_000;

    private final CallHistory history = new CallHistory(
            List.of(paid(1, 0), paid(2, 1), refused(2, 2), refused(3, 3), paid(2, 5), paid(3, 6), paid(4, 6)));

    @Test
    void onlyPaidCallsForTheSamePictureAreRepeats() {
        assertThat(history.repeats()).isEqualTo(1);
        assertThat(history.refused()).isEqualTo(2);
    }

    @Test
    void pictureThatWasAskedForBeforeIsNotNew() {
        assertThat(history.firstSince(4 * SECOND)).hasValue(5 * SECOND);
        assertThat(history.firstNewSince(4 * SECOND)).hasValue(6 * SECOND);
    }

    @Test
    void fullRateBeginsWithTheFirstPeriodThatHasEnough() {
        assertThat(history.firstWith(3, 2 * SECOND, 0)).hasValue(5 * SECOND);
        assertThat(history.firstWith(5, 2 * SECOND, 0)).isEmpty();
    }

    @Test
    void refusedCallsAreCallsButNoRate() {
        assertThat(history.between(2 * SECOND, 4 * SECOND)).isEqualTo(2);
        assertThat(history.rate(0, 4 * SECOND)).isEqualTo(0.5);
        assertThat(history.longestGap(0, 7 * SECOND)).isEqualTo(2);
    }

    private static ApiCall paid(int number, long second) {
        return new ApiCall(number, second * SECOND, 0, 200);
    }

    private static ApiCall refused(int number, long second) {
        return new ApiCall(number, second * SECOND, 0, 503);
    }
}
