package io.darkroom.app.promise.guarantee;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Leftovers;
import io.darkroom.app.promise.evidence.Limits;
import io.darkroom.app.promise.evidence.Limits.Rate;
import io.darkroom.app.promise.evidence.Order;
import io.darkroom.contract.Decision;
import io.darkroom.contract.LedgerState;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each guarantee holds for good evidence and fails for what it is there to find. */
class GuaranteesTest {
    private final Forged forged = Forged.good();

    @Test
    void allHoldForAnOrderThatWasDrawnOnce() {
        Guarantee.ALL.forEach(this::assertHolds);
    }

    @Test
    void anEventWithoutADecisionIsLost() {
        forged.orders.add(new Order(Forged.event(1), "event-2", Forged.SOURCE, Forged.TRACE, Set.of(Forged.KEY)));

        assertBroken(new NothingIsLost(), "events without an answer");
    }

    @Test
    void garbageWithoutADeadLetterIsLost() {
        forged.orders.add(new Order(Forged.event(1), "event-2", Forged.SOURCE, Forged.TRACE, Set.of()));

        assertBroken(new NothingIsLost(), "events without an answer");
    }

    @Test
    void aKeyThatTheLedgerClosedWithoutAResultIsLost() {
        forged.completed.clear();

        assertBroken(new NothingIsLost(), "keys without an outcome");
    }

    @Test
    void aResultThatTheLedgerDoesNotKnowOfIsLost() {
        forged.statuses.removeLast();

        assertBroken(new NothingIsLost(), "keys without an outcome");
    }

    @Test
    void aPictureThatTheLedgerCallsAFailureIsLost() {
        forged.failure().status(LedgerState.FAILED, Decision.CLOSED);

        assertBroken(new NothingIsLost(), "keys without an outcome");
    }

    @Test
    void aFailureThatNobodyExpectedIsFound() {
        forged.completed.clear();
        forged.failure().status(LedgerState.FAILED, Decision.CLOSED);

        assertBroken(new NothingIsLost(), "keys that failed");
        forged.allowed = Allowance.NOTHING.failures(1);
        assertHolds(new NothingIsLost());
    }

    @Test
    void workThatLiesInAStoreIsFound() {
        forged.leftovers = new Leftovers(List.of(Forged.KEY), List.of(), List.of());
        assertBroken(new NothingIsLost(), "calls left open");

        forged.leftovers = new Leftovers(List.of(), List.of(Forged.KEY), List.of());
        assertBroken(new NothingIsLost(), "retries left lying");

        forged.leftovers = new Leftovers(List.of(), List.of(), List.of(Forged.KEY));
        assertBroken(new NothingIsLost(), "nobody asked for");
    }

    @Test
    void aResultThatCameTwiceIsFound() {
        forged.result(false, Forged.event(0), Forged.TRACE);

        assertBroken(new OneResultPerKey(), "results that came twice");
    }

    @Test
    void aFailureThatCameTwiceIsFound() {
        forged.failure().failure();

        assertBroken(new OneResultPerKey(), "failures that came twice");
    }

    @Test
    void aCallBeforeItsRetryIsDueIsFound() {
        forged.retry(1_100, 3_000).call("c2", 2_999, 4_000, 200, false);

        assertBroken(new NoEarlyRetry(), "before they were due");
    }

    @Test
    void aCallWhenItsRetryIsDueIsNone() {
        forged.retry(1_100, 3_000).call("c2", 3_000, 4_000, 200, false);

        assertHolds(new NoEarlyRetry());
    }

    @Test
    void moreCallsThanWereOnTheirWayAfterARetryAfterAreFound() {
        forged.visits.add(new Visit(
                "other:g1:c1", Forged.at(0), Optional.of(Forged.at(10)), 429, false, Optional.of(Forged.at(5_000))));
        forged.call("c2", 20, 100, 429, false);
        assertHolds(new NoEarlyRetry());

        forged.call("c3", 4_000, 4_100, 200, false);
        assertBroken(new NoEarlyRetry(), "asked to be left alone");
    }

    @Test
    void aPictureBilledAgainIsFound() {
        forged.completed.clear();
        forged.call("c1", 2_000, 3_000, 200, true).result(true, Forged.event(0), Forged.TRACE);

        assertBroken(new BillsAreBounded(), "under the token of an earlier call");
        forged.allowed = Allowance.NOTHING.repeats(1);
        assertHolds(new BillsAreBounded());
    }

    @Test
    void aRepeatThatTheResultDoesNotTellIsFound() {
        forged.call("c1", 2_000, 3_000, 200, true);
        forged.allowed = Allowance.NOTHING.repeats(1);

        assertBroken(new BillsAreBounded(), "does not say so");
    }

    @Test
    void aRepeatWithATokenOfItsOwnIsFound() {
        forged.call("c2", 2_000, 3_000, 200, true);
        forged.allowed = Allowance.NOTHING.repeats(1).unflagged(1);

        assertBroken(new BillsAreBounded(), "under another token");
    }

    @Test
    void anOrderThatIsSentAgainWhenItsJobIsKnownIsFound() {
        forged.job(500).call("c2", 2_000, 3_000, 202, false);
        assertHolds(new BillsAreBounded());

        forged.call("c1", 2_000, 3_000, 202, false);
        assertBroken(new BillsAreBounded(), "though the id of their job was known");
    }

    @Test
    void anOrderThatIsSentAgainBeforeItsJobIsKnownIsNone() {
        forged.call("c1", 2_000, 3_000, 202, false).job(2_500);

        assertHolds(new BillsAreBounded());
    }

    @Test
    void aPaidPictureThatWasNotDeliveredIsFound() {
        forged.completed.clear();
        forged.failure();

        assertBroken(new BillsAreBounded(), "paid for in vain");
    }

    @Test
    void aPaidPictureThatLiesUnclaimedAfterItsOrderFailedIsFound() {
        forged.completed.clear();
        forged.failure(true);
        assertHolds(new BillsAreBounded());

        forged.leftovers = new Leftovers(List.of(), List.of(), List.of(Forged.KEY));
        assertBroken(new BillsAreBounded(), "paid for in vain");
    }

    @Test
    void aCallThatBelongsToNoOrderIsFound() {
        forged.visits.add(
                new Visit("OTHER:product:main:own:g1:c1", Forged.at(0), Optional.empty(), 200, true, Optional.empty()));

        assertBroken(new BillsAreBounded(), "calls of nobody");
    }

    @Test
    void callsBeyondTheCapAreFound() {
        forged.call("c2", 999, 2_000, 200, false);

        assertBroken(new CapIsNeverExceeded(), "calls at once");
    }

    @Test
    void aCallThatBeginsWhenAnotherEndsIsNotBeyondTheCap() {
        forged.call("c2", 1_000, 2_000, 200, false);

        assertHolds(new CapIsNeverExceeded());
    }

    @Test
    void callsBeyondTheRateAreFound() {
        forged.limits = new Limits(10, Optional.of(new Rate(2, Duration.ofSeconds(1))));
        forged.call("c2", 500, 600, 200, false).call("c3", 999, 1_100, 200, false);
        forged.call("c4", 1_000, 1_100, 200, false);
        assertHolds(new CapIsNeverExceeded());

        forged.call("c5", 998, 1_100, 200, false);
        assertBroken(new CapIsNeverExceeded(), "calls within PT1S");
    }

    @Test
    void callsBeyondTheRatePerMinuteAreFound() {
        forged.limits = new Limits(10, Optional.of(new Rate(2, Duration.ofMinutes(1))));
        forged.call("c2", 20_000, 20_100, 200, false).call("c3", 40_000, 40_100, 200, false);
        forged.call("c4", 60_000, 60_100, 200, false);
        assertHolds(new CapIsNeverExceeded());

        forged.call("c5", 59_999, 60_100, 200, false);
        assertBroken(new CapIsNeverExceeded(), "calls within PT1M");
    }

    @Test
    void aResultThatNamesAnotherEventIsFound() {
        forged.completed.clear();
        forged.result(false, Forged.event(7), Forged.TRACE);

        assertBroken(new OriginIsKept(), "the event at");
    }

    @Test
    void aResultWithoutTheTraceOfItsEventIsFound() {
        forged.completed.clear();
        forged.result(false, Forged.event(0), "00-ffffffffffffffffffffffffffffffff-0000000000000001-01");

        assertBroken(new OriginIsKept(), "trace");
    }

    @Test
    void aResultWithoutTheSourceOfItsEventIsFound() {
        forged.completed.getFirst().value().setSource("/somebody/else");

        assertBroken(new OriginIsKept(), "source of the event");
    }

    @Test
    void aResultThatSaysNoSourceIsFoundUnlessABuildAdmittedItThatKeptNone() {
        forged.completed.getFirst().value().setSource(null);
        assertBroken(new OriginIsKept(), "without the source of the event");

        forged.allowed = Allowance.NOTHING.unsourced(1);
        assertHolds(new OriginIsKept());
    }

    private void assertHolds(Guarantee guarantee) {
        assertThatCode(() -> guarantee.assertHolds(forged.evidence())).doesNotThrowAnyException();
    }

    private void assertBroken(Guarantee guarantee, String because) {
        assertThatThrownBy(() -> guarantee.assertHolds(forged.evidence()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(because);
    }
}
