package io.darkroom.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.RetryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final Outage outage = new Outage("creativeai");

    @Test
    void namesOnceWhatTheLastCallMet() {
        assertThat(at(0, 0, Optional.empty())).isEmpty();
        assertThat(at(19, 0, failure(FailureClass.PROVIDER_UNAVAILABLE))).isEmpty();

        assertThat(at(21, 0, failure(FailureClass.PROVIDER_UNAVAILABLE)))
                .hasValueSatisfying(text -> assertThat(text).startsWith("creativeai does not answer: no connection."));
        assertThat(at(90, 0, failure(FailureClass.PROVIDER_UNAVAILABLE))).isEmpty();
    }

    @Test
    void namesErrorsToo() {
        assertThat(at(0, 0, Optional.empty())).isEmpty();

        assertThat(at(21, 0, failure(FailureClass.PROVIDER_ERROR)))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("creativeai answers with errors: no connection."));
    }

    @Test
    void staysSilentAboutOtherFailuresAndAboutWhatIsOver() {
        assertThat(at(0, 0, Optional.empty())).isEmpty();
        assertThat(at(30, 0, failure(FailureClass.RATE_LIMITED))).isEmpty();
        assertThat(at(31, 1, failure(FailureClass.PROVIDER_UNAVAILABLE))).isEmpty();
        assertThat(at(90, 1, failure(FailureClass.PROVIDER_UNAVAILABLE))).isEmpty();
    }

    private Optional<String> at(int seconds, int ended, Optional<RetryState> last) {
        return outage.sentence(ended, last, Duration.ofSeconds(seconds).toNanos());
    }

    private static Optional<RetryState> failure(FailureClass why) {
        return Optional.of(RetryState.newBuilder()
                .setAttempt(1)
                .setNotBefore(Instant.EPOCH)
                .setLastFailure(Failure.newBuilder()
                        .setWhy(why)
                        .setError("no connection")
                        .build())
                .build());
    }
}
