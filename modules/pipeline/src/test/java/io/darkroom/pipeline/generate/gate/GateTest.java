package io.darkroom.pipeline.generate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.Unpaced;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    private final SetClock clock = new SetClock();
    private final SetClock wall = new SetClock();
    private int started;
    private final List<String> told = new ArrayList<>();
    private final Gate gate = new Gate(
            "sandbox", HoldSettings.defaults(), new Clocks(wall, clock), Unpaced.pace(clock), new Gate.Listener() {
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
        start();
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG");
        assertThat(start()).isFalse();
        clock.forward(Duration.ofMinutes(1));
        assertThat(start()).isTrue();
        assertThat(start()).isFalse();
    }

    @Test
    void probeThatFailsConfirmsTheHold() {
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);
        gate.probeNow();
        start();
        observe(failed(FailureClass.AUTH_CONFIG, null), Duration.ZERO);

        assertThat(told).containsExactly("held AUTH_CONFIG", "held AUTH_CONFIG");
        assertThat(start()).isFalse();
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
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_UNAVAILABLE", "UNKNOWN_OUTCOME", "PROVIDER_ERROR"})
    void breakerOpensOnOutageAndNotOnFailuresOfRecords(FailureClass why) {
        for (int i = 0; i < 50; i++) {
            observe(failed(FailureClass.CONTENT_REJECTED, null), Duration.ZERO);
        }
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.isProbing()).isFalse();

        for (int i = 0; i < 50; i++) {
            observe(failed(why, null), Duration.ZERO);
        }
        assertThat(gate.isBreakerOpen()).isTrue();
        assertThat(gate.isProbing()).isTrue();
        assertThat(start()).isFalse();
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
    void breakerDoesNotMindCallsOfMinutes() {
        for (int i = 0; i < 50; i++) {
            observe(finished(), Duration.ofMinutes(5));
        }

        assertThat(gate.isBreakerOpen()).isFalse();
        assertThat(start()).isTrue();
    }

    @Test
    void stoppedGateNeverOpens() {
        gate.stop();

        assertThat(start()).isFalse();
        assertThat(gate.isOpen()).isFalse();
    }

    /** Whether one more call may start. */
    private boolean start() {
        Call next = call(started + 1);
        boolean may = gate.tryStart(next);
        started += may ? 1 : 0;
        return may;
    }

    /** The call that was started last is answered. */
    private void observe(Reply reply, Duration took) {
        gate.observe(call(started), reply, took);
    }

    private static Call call(int number) {
        return new Call("call-" + number, CallKey.of(Requests.of("a")), 0, "a", false, Requests.call());
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
    void answersToOldCallsDoNotAllowASecondProbeOfTheBreaker() {
        outage();
        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
        for (FailureClass why : List.of(FailureClass.AUTH_CONFIG, FailureClass.PROVIDER_UNAVAILABLE)) {
            gate.observe(call(-1), failed(why, null), Duration.ofSeconds(9));
            gate.open();
        }

        assertThat(gate.isBreakerOpen()).isFalse();
        assertThat(start()).isFalse();
    }

    @Test
    void probeOfTheBreakerThatIsNotRefusedInTimeLetsTheOthersFollow() {
        outage();
        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
        clock.forward(Duration.ofSeconds(2));

        assertThat(start()).isTrue();
        assertThat(start()).isTrue();
    }

    @Test
    void probeOfASilentProviderIsWaitedForTwiceAsLongAsTheSilence() {
        outage(Duration.ofSeconds(30));
        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
        clock.forward(Duration.ofSeconds(59));
        assertThat(start()).isFalse();

        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
    }

    private void outage() {
        outage(Duration.ZERO);
    }

    private void outage(Duration took) {
        start();
        observe(finished(), Duration.ZERO);
        for (int i = 0; i < 20; i++) {
            observe(failed(FailureClass.PROVIDER_UNAVAILABLE, null), took);
        }
        assertThat(gate.isBreakerOpen()).isTrue();
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

    private static Reply finished() {
        return new Reply.Finished(List.of(URI.create("https://example.com/1.png")), Optional.empty(), Optional.empty());
    }

    private static Reply failed(FailureClass why, @Nullable Duration retryAfter) {
        return new Reply.Failed(
                why, "no matter", OptionalInt.empty(), Optional.empty(), Optional.ofNullable(retryAfter));
    }
}
