package io.darkroom.pipeline.generate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GateTest extends GateBench {
    @Test
    void wrongKeyHoldsAtOnceAndIsProbedOncePerInterval() {
        start();
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG");
        assertThat(start()).isFalse();
        clock.forward(Duration.ofMinutes(1));
        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
    }

    @Test
    void probeThatFailsLeavesTheHoldAsItIs() {
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        Optional<Hold> first = gate.hold();
        probe(failed(FailureClass.AUTH_CONFIG, null));

        assertThat(told).containsExactly("held AUTH_CONFIG");
        assertThat(gate.hold()).isEqualTo(first);
        assertThat(start()).isFalse();
    }

    @Test
    void probeThatFailsForAnotherReasonChangesTheReasonOnly() {
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        Instant since = gate.hold().orElseThrow().since();
        probe(failed(FailureClass.QUOTA_EXHAUSTED, null));

        assertThat(told).containsExactly("held AUTH_CONFIG", "held QUOTA_EXHAUSTED");
        assertThat(gate.hold().orElseThrow().since()).isEqualTo(since);
    }

    @Test
    void probeThatFailsInOtherWordsIsTold() {
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        Instant since = gate.hold().orElseThrow().since();
        probe(new Reply.Failed(
                FailureClass.AUTH_CONFIG,
                "its certificate is not trusted",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty()));

        assertThat(told).containsExactly("held AUTH_CONFIG", "held AUTH_CONFIG");
        assertThat(gate.hold().orElseThrow())
                .extracting(Hold::error, Hold::since)
                .containsExactly("its certificate is not trusted", since);
    }

    private void probe(Reply answer) {
        wall.forward(Duration.ofMinutes(1));
        clock.forward(Duration.ofMinutes(1));
        assertThat(start()).isTrue();
        observe(answer, Duration.ZERO);
    }

    @Test
    void probeThatSucceedsOpensTheProvider() {
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        gate.probeNow();
        start();
        observe(finished(), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG", "opened");
        assertThat(gate.hold()).isEmpty();
        assertThat(start()).isTrue();
    }

    @Test
    void firstCallGoesAloneAndAWrongKeyCostsNoOther() {
        assertThat(start()).isTrue();
        assertThat(gate.isOpen()).isFalse();
        assertThat(start()).isFalse();

        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        clock.forward(Duration.ofSeconds(3));
        assertThat(start()).isFalse();
    }

    @Test
    void othersFollowWhenTheFirstCallIsAnswered() {
        start();
        observe(failed(FailureClass.INVALID_REQUEST, null), Duration.ZERO);

        assertThat(start()).isTrue();
        assertThat(start()).isTrue();
    }

    @Test
    void othersFollowAfterTwoSecondsWithoutAnAnswer() {
        start();
        clock.forward(Duration.ofMillis(1_999));
        assertThat(start()).isFalse();

        clock.forward(Duration.ofMillis(1));
        assertThat(start()).isTrue();
        assertThat(start()).isTrue();
    }

    @Test
    void answersThatSayNothingAboutTheKeyLetTheNextCallGoAloneToo() {
        for (FailureClass why : List.of(
                FailureClass.PROVIDER_UNAVAILABLE, FailureClass.UNKNOWN_OUTCOME, FailureClass.QUOTA_EXHAUSTED)) {
            assertThat(start()).as(why.name()).isTrue();
            assertThat(start()).as(why.name()).isFalse();
            observe(failed(why, null), Duration.ZERO);
        }
    }

    @Test
    void holdThatAnotherProcessEndedIsFollowedByOneCallAlone() {
        start();
        observe(finished(), Duration.ZERO);
        gate.apply(new Hold(Optional.of(FailureClass.AUTH_CONFIG), "no matter", "", clock.instant()));
        gate.open();

        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
    }

    @Test
    void successOfACallSentBeforeTheHoldDoesNotEndIt() {
        start();
        start();
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        observe(finished(), Duration.ZERO);

        assertThat(gate.hold()).isPresent();
    }

    @Test
    void personsHoldIsNeverProbedAndNoAnswerEndsIt() {
        start();
        gate.apply(person());
        gate.probeNow();
        clock.forward(Duration.ofDays(1));
        assertThat(gate.isOpen()).isFalse();
        assertThat(start()).isFalse();

        observe(finished(), Duration.ZERO);
        assertThat(gate.hold()).contains(person());
        assertThat(gate.reopen()).isFalse();

        gate.open();
        assertThat(start()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void whatAProcessFindsDoesNotTakeThePlaceOfAPersonsHold() {
        start();
        gate.apply(person());
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(gate.apply(found())).isFalse();
        assertThat(gate.hold()).contains(person());
        assertThat(told).isEmpty();
    }

    @Test
    void probeThatIsUnderWayDoesNotEndThePersonsHoldThatCameMeanwhile() {
        gate.apply(found());
        gate.probeNow();
        start();
        gate.apply(person());
        observe(finished(), Duration.ZERO);

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
        observe(finished(), Duration.ZERO);
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
        observe(finished(), Duration.ofSeconds(1));
        quota();

        assertThat(told).containsExactly("held QUOTA_EXHAUSTED");
    }

    @Test
    void everybodyWaitsForRetryAfter() {
        observe(failed(FailureClass.RATE_LIMITED, Duration.ofSeconds(7)), Duration.ZERO);

        assertThat(start()).isFalse();
        clock.forward(Duration.ofSeconds(7));
        assertThat(start()).isTrue();
        assertThat(gate.waitUntil()).as("a wait that is over").isEqualTo(Instant.MIN);
    }

    @Test
    void aPersonEndsAWaitAndOneCallGoesFirst() {
        observe(failed(FailureClass.RATE_LIMITED, Duration.ofMinutes(45)), Duration.ZERO);
        assertThat(start()).isFalse();

        gate.endWait();

        assertThat(gate.waitUntil()).isEqualTo(Instant.MIN);
        assertThat(start()).isTrue();
        assertThat(start()).as("the first one has not been answered").isFalse();
        observe(finished(), Duration.ZERO);
        assertThat(start()).isTrue();
    }

    @Test
    void anErrorOfTheProviderEndsNoHold() {
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        clock.forward(HoldSettings.defaults().probeInterval());
        assertThat(start()).isTrue();

        observe(failed(FailureClass.PROVIDER_ERROR, null), Duration.ZERO);

        assertThat(gate.hold()).isPresent();
    }

    @Test
    void stoppedGateNeverOpens() {
        gate.stop();

        assertThat(start()).isFalse();
        assertThat(gate.isOpen()).isFalse();
    }

    @Test
    void failureOfAnOldCallDoesNotAllowASecondProbeOfAHold() {
        start();
        Call old = call(1);
        gate.apply(found());
        gate.probeNow();
        assertThat(start()).isTrue();
        gate.observe(old, failed(FailureClass.PROVIDER_UNAVAILABLE, null), Duration.ZERO);
        gate.probeNow();

        assertThat(start()).isFalse();
    }

    @Test
    void waitIsNoLongerAndNoShorterWhenTheWallClockIsSet() {
        observe(failed(FailureClass.RATE_LIMITED, Duration.ofSeconds(7)), Duration.ZERO);
        wall.forward(Duration.ofHours(-1));
        assertThat(gate.waitUntil()).isEqualTo(wall.instant().plusSeconds(7));
        wall.forward(Duration.ofHours(2));
        assertThat(start()).isFalse();

        clock.forward(Duration.ofSeconds(7));
        assertThat(start()).isTrue();
    }

    @Test
    void loneRefusalAmongManyCallsSlowsThemAndStopsNobody() {
        start();
        observe(finished(), Duration.ZERO);
        assertThat(startsOfASecond()).isEqualTo(100);
        observe(failed(FailureClass.RATE_LIMITED, null), Duration.ZERO);
        assertThat(gate.isOpen()).isFalse();
        clock.forward(Duration.ofSeconds(1));
        startsOfASecond();
        observe(finished(), Duration.ZERO);
        assertThat(startsOfASecond()).isBetween(40, 90);
        observe(failed(FailureClass.RATE_LIMITED, null), Duration.ZERO);

        assertThat(gate.isOpen()).isTrue();
    }

    private int startsOfASecond() {
        int before = started;
        for (int i = 0; i < 100; i++) {
            clock.forward(Duration.ofMillis(10));
            start();
        }
        return started - before;
    }

    private void quota() {
        observe(failed(FailureClass.QUOTA_EXHAUSTED, null), Duration.ZERO);
    }
}
