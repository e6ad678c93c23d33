package io.darkroom.pipeline.generate.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnansweredTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");

    private final Unanswered unanswered = new Unanswered();

    @Test
    void withoutACallThereIsNoSilence() {
        assertThat(unanswered.silence(T0)).isZero();
        unanswered.left(T0);
        unanswered.ended(at(2));

        assertThat(unanswered.silence(at(900))).isZero();
    }

    @Test
    void itBeginsWithTheFirstCallAndAgainWithEachAnswer() {
        unanswered.left(T0);
        unanswered.left(at(30));
        assertThat(unanswered.silence(at(40))).isEqualTo(Duration.ofSeconds(40));

        unanswered.ended(at(50));

        assertThat(unanswered.silence(at(60))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aPauseBetweenCallsIsNone() {
        unanswered.left(T0);
        unanswered.ended(at(1));
        unanswered.left(at(100));

        assertThat(unanswered.silence(at(101))).isEqualTo(Duration.ofSeconds(1));
    }

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }
}
