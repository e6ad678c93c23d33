package io.darkroom.app.trial.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatsTest {
    private static final Repeats REPEATS = new Repeats(RetrySettings.defaults(), false);

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "PROVIDER_UNAVAILABLE", "PROVIDER_ERROR"})
    void whatWasNotDrawnIsAskedForAgainUntilTheAttemptsEnd(FailureClass why) {
        assertThat(REPEATS.after(failed(why, Optional.empty()), 1)).contains(Duration.ofMillis(1500));
        assertThat(REPEATS.after(failed(why, Optional.empty()), 2)).contains(Duration.ofSeconds(3));
        assertThat(REPEATS.after(failed(why, Optional.empty()), 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_RESULT", "PROTOCOL_ERROR", "UNKNOWN_OUTCOME", "CONTENT_REJECTED", "AUTH_CONFIG"})
    void whatMayBePaidOrWillFailAgainIsNotRepeated(FailureClass why) {
        assertThat(REPEATS.after(failed(why, Optional.empty()), 1)).isEmpty();
    }

    @Test
    void anUnknownOutcomeIsRepeatedWhereARepeatedTokenIsNotBilled() {
        assertThat(new Repeats(RetrySettings.defaults(), true)
                        .after(failed(FailureClass.UNKNOWN_OUTCOME, Optional.empty()), 1))
                .isPresent();
    }

    @Test
    void aRetryAfterIsObeyedAndALongOneEndsTheTrial() {
        assertThat(REPEATS.after(failed(FailureClass.RATE_LIMITED, Optional.of(Duration.ofSeconds(20))), 1))
                .contains(Duration.ofSeconds(20));
        assertThat(REPEATS.after(failed(FailureClass.RATE_LIMITED, Optional.of(Duration.ofHours(1))), 1))
                .isEmpty();
    }

    private static Reply.Failed failed(FailureClass why, Optional<Duration> retryAfter) {
        return new Reply.Failed(why, "no", OptionalInt.empty(), Optional.empty(), retryAfter);
    }
}
