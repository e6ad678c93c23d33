package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
    private final SetClock clock = new SetClock();
    private final List<String> told = new ArrayList<>();
    private final Gate gate = new Gate("sandbox", HoldSettings.defaults(), clock, new Gate.Listener() {
        @Override
        public void held(Hold hold) {
            told.add("held " + hold.why().orElseThrow());
        }

        @Override
        public void opened(Hold ended) {
            told.add("opened");
        }
    });

    @Test
    void wrongKeyHoldsAtOnceAndIsProbedOncePerInterval() {
        gate.tryStart();
        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG");
        assertThat(gate.tryStart()).isFalse();
        clock.forward(Duration.ofMinutes(1));
        assertThat(gate.tryStart()).isTrue();
        assertThat(gate.tryStart()).isFalse();
    }

    @Test
    void probeThatFailsConfirmsTheHold() {
        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        gate.probeNow();
        gate.tryStart();
        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG", "held AUTH_CONFIG");
        assertThat(gate.tryStart()).isFalse();
    }

    @Test
    void probeThatSucceedsOpensTheProvider() {
        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        gate.probeNow();
        gate.tryStart();
        gate.observe(finished(), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG", "opened");
        assertThat(gate.hold()).isEmpty();
        assertThat(gate.tryStart()).isTrue();
    }

    @Test
    void firstCallGoesAloneAndAWrongKeyCostsNoOther() {
        assertThat(gate.tryStart()).isTrue();
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.tryStart()).isFalse();

        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        clock.forward(Duration.ofSeconds(3));
        assertThat(gate.tryStart()).isFalse();
    }

    @Test
    void othersFollowWhenTheFirstCallIsAnswered() {
        gate.tryStart();
        gate.observe(failed(FailureClass.INVALID_REQUEST, null), Duration.ZERO);

        assertThat(gate.tryStart()).isTrue();
        assertThat(gate.tryStart()).isTrue();
    }

    @Test
    void othersFollowAfterTwoSecondsWithoutAnAnswer() {
        gate.tryStart();
        clock.forward(Duration.ofMillis(1_999));
        assertThat(gate.tryStart()).isFalse();

        clock.forward(Duration.ofMillis(1));
        assertThat(gate.tryStart()).isTrue();
        assertThat(gate.tryStart()).isTrue();
    }

    @Test
    void answersThatSayNothingAboutTheKeyLetTheNextCallGoAloneToo() {
        for (FailureClass why : List.of(
                FailureClass.PROVIDER_UNAVAILABLE, FailureClass.UNKNOWN_OUTCOME, FailureClass.QUOTA_EXHAUSTED)) {
            assertThat(gate.tryStart()).as(why.name()).isTrue();
            assertThat(gate.tryStart()).as(why.name()).isFalse();
            gate.observe(failed(why, null), Duration.ZERO);
        }
    }

    @Test
    void holdThatAnotherProcessEndedIsFollowedByOneCallAlone() {
        gate.tryStart();
        gate.observe(finished(), Duration.ZERO);
        gate.apply(new Hold(Optional.of(FailureClass.AUTH_CONFIG), "no matter", "", clock.instant()));
        gate.open();

        assertThat(gate.tryStart()).isTrue();
        assertThat(gate.tryStart()).isFalse();
    }

    @Test
    void successOfACallSentBeforeTheHoldDoesNotEndIt() {
        gate.tryStart();
        gate.tryStart();
        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        gate.observe(finished(), Duration.ZERO);

        assertThat(gate.hold()).isPresent();
    }

    @Test
    void personsHoldIsNeverProbedAndNoAnswerEndsIt() {
        gate.tryStart();
        gate.apply(person());
        gate.probeNow();
        clock.forward(Duration.ofDays(1));
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.tryStart()).isFalse();

        gate.observe(finished(), Duration.ZERO);
        assertThat(gate.hold()).contains(person());
        assertThat(gate.reopen()).isFalse();

        gate.open();
        assertThat(gate.tryStart()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatAProcessFindsDoesNotTakeThePlaceOfAPersonsHold() {
        gate.tryStart();
        gate.apply(person());
        gate.observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(gate.apply(found())).isFalse();
        assertThat(gate.hold()).contains(person());
        assertThat(told).isEmpty();
    }

    @Test
    void probeThatIsUnderWayDoesNotEndThePersonsHoldThatCameMeanwhile() {
        gate.apply(found());
        gate.probeNow();
        gate.tryStart();
        gate.apply(person());
        gate.observe(finished(), Duration.ZERO);

        assertThat(gate.hold()).contains(person());
        assertThat(told).isEmpty();
    }

    private static Hold person() {
        return new Hold(Optional.empty(), "invoice first", "anna", Requests.T0);
    }

    private static Hold found() {
        return new Hold(Optional.of(FailureClass.AUTH_CONFIG), "HTTP 401", "worker-1", Requests.T0);
    }

    @Test
    void emptyQuotaHoldsAfterItsThresholdInARow() {
        quota();
        quota();
        gate.observe(finished(), Duration.ZERO);
        quota();
        quota();
        assertThat(told).isEmpty();

        quota();
        assertThat(told).containsExactly("held QUOTA_EXHAUSTED");
    }

    @Test
    void answerToACallFromBeforeTheQuotaEndedDoesNotBreakTheRow() {
        quota();
        quota();
        gate.observe(finished(), Duration.ofSeconds(1));
        quota();

        assertThat(told).containsExactly("held QUOTA_EXHAUSTED");
    }

    @Test
    void everybodyWaitsForRetryAfter() {
        gate.observe(failed(FailureClass.RATE_LIMITED, Duration.ofSeconds(7)), Duration.ZERO);

        assertThat(gate.tryStart()).isFalse();
        clock.forward(Duration.ofSeconds(7));
        assertThat(gate.tryStart()).isTrue();
    }

    @Test
    void breakerOpensOnOutageAndNotOnFailuresOfRecords() {
        for (int i = 0; i < 50; i++) {
            gate.observe(failed(FailureClass.PROVIDER_ERROR, null), Duration.ZERO);
        }
        assertThat(gate.isOpen()).isTrue();

        for (int i = 0; i < 20; i++) {
            gate.observe(failed(FailureClass.PROVIDER_UNAVAILABLE, null), Duration.ZERO);
        }
        assertThat(gate.isBreakerOpen()).isTrue();
        assertThat(gate.tryStart()).isFalse();
    }

    @Test
    void stoppedGateNeverOpens() {
        gate.stop();

        assertThat(gate.tryStart()).isFalse();
        assertThat(gate.isOpen()).isFalse();
    }

    private void quota() {
        gate.observe(failed(FailureClass.QUOTA_EXHAUSTED, null), Duration.ZERO);
    }

    private static Reply finished() {
        return new Reply.Finished(List.of(URI.create("https://example.com/1.png")), Optional.empty(), Optional.empty());
    }

    private static Reply failed(FailureClass why, @Nullable Duration retryAfter) {
        return new Reply.Failed(
                why, "no matter", OptionalInt.empty(), Optional.empty(), Optional.ofNullable(retryAfter));
    }

    private static final class SetClock extends Clock {
        private Instant now = Requests.T0;

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
