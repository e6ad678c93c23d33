package io.darkroom.app.status.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.answer.Waiting.Reason;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.Crew;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.pipeline.campaign.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class WaitingRulesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(310);

    private final Trail trail = Facts.inProgress();

    @Test
    void whatHasEndedWaitsForNothing() {
        assertThat(new WaitingRules(Facts.calm()).of(Facts.trail(LedgerState.COMPLETED, Decision.CLOSED), Ahead.of(0)))
                .isEmpty();
    }

    @Test
    void whatNobodyKnowsIsLookedForAtEveryProvider() {
        assertThat(waiting(Facts.calm(), 0).sentence())
                .contains("in the topics of sandbox, creativeai", "darkroom ledger release");
        assertThat(waiting(Facts.calm(), 0).found()).isFalse();
    }

    @Test
    void whatMayNotBeReadIsNoReasonToRelease() {
        Waiting waiting = waiting(Facts.hidden("painter"), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(waiting.sentence())
                .contains("may be in those of painter, which may not be read")
                .doesNotContain("ledger release");
    }

    @Test
    void aProviderThatIsNotInUseAndForWhichNobodyWorksIsNamed() {
        trail.requested(Facts.seen("image.requests.creativeai", 9, Facts.request("creativeai", 7)), 2);

        Waiting waiting = waiting(Facts.unused(0), 2);

        assertThat(trail.provider()).contains("creativeai");
        assertThat(waiting.name()).isEqualTo("provider");
        assertThat(waiting.found()).isTrue();
        assertThat(waiting.before()).hasValue(2);
        assertThat(waiting.sentence())
                .isEqualTo(
                        "creativeai, which is not in use here; nobody works for it (darkroom serve --stages generation "
                                + "--provider creativeai does), then for its turn: 2 requests are before it");
    }

    @Test
    void aProviderThatIsNotInUseHereMayBeServedByOthers() {
        trail.called(Facts.seen("open-calls", 0, Facts.queued()));

        Waiting waiting = waiting(Facts.unused(1), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.LINE);
        assertThat(waiting.sentence())
                .isEqualTo("its turn: 0 requests are before it; creativeai is not in use here, others work for it");
    }

    @Test
    void whatAReleasedGenerationLeftElsewhereSaysNothingAboutTheNext() {
        trail.requested(Facts.seen("image.requests.sandbox", 3, Facts.request("sandbox", 7)), 0);
        trail.requested(Facts.seen("image.requests.creativeai", 9, Facts.request("creativeai", 6)), 5);
        trail.due(Bytes.wrap(new byte[] {1}), Facts.seen("due-retries", 0, Facts.request("creativeai", 6)));

        assertThat(trail.provider()).contains("sandbox");
        assertThat(trail.ahead()).isZero();
        assertThat(waiting(Facts.calm(), 0).reason()).isEqualTo(Reason.LINE);
    }

    @Test
    void aCallThatWasSentWaitsForItsAnswer() {
        trail.called(Facts.seen("open-calls", 0, Facts.sent(Facts.NOW.minusSeconds(40))));

        Waiting waiting = waiting(Facts.calm(), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.ANSWER);
        assertThat(waiting.sentence())
                .isEqualTo("the answer of sandbox: call handed over at 2026-11-20T11:59:20Z, 40 s ago");
    }

    @Test
    void anAnswerThatCameIsAboutToBeSettled() {
        trail.called(Facts.seen("open-calls", 0, Facts.sent(Facts.NOW.minusSeconds(40))));
        trail.replied(Facts.seen("image.replies.sandbox", 0, Facts.finished()));

        assertThat(waiting(Facts.calm(), 0).reason()).isEqualTo(Reason.SETTLING);
    }

    @Test
    void aShotThatDependsOnAnotherNamesIt() {
        Trail dependent = new Trail();
        Seen<GenerationStatus> said = Facts.decision(LedgerState.IN_PROGRESS, Decision.ADMITTED, 0);
        said.value().setWaitsFor("S:product:first:v1");
        dependent.decided(said);

        Waiting waiting =
                new WaitingRules(Facts.calm()).of(dependent, Ahead.of(0)).orElseThrow();

        assertThat(waiting.name()).isEqualTo("shot");
        assertThat(waiting.sentence()).isEqualTo("shot S:product:first:v1, which must be completed first");
    }

    @Test
    void aJobIsNamedAndSinceWhenItIsDrawn() {
        trail.called(Facts.seen("open-calls", 0, Facts.drawing(Facts.NOW.minusSeconds(40))));
        trail.replied(Facts.seen("image.replies.sandbox", 0, Facts.accepted()));

        Waiting waiting = waiting(Facts.calm(), 0);

        assertThat(waiting.name()).isEqualTo("job");
        assertThat(waiting.sentence())
                .isEqualTo(
                        "job job-7 of sandbox: ordered at 2026-11-20T11:59:20Z, 40 s ago; it is looked at until it is drawn");
    }

    @Test
    void aJobThatGenerationHasNotReadOfIsKnownFromItsReply() {
        trail.called(Facts.seen("open-calls", 0, Facts.sent(Facts.NOW.minusSeconds(40))));
        trail.replied(Facts.seen("image.replies.sandbox", 0, Facts.accepted()));

        assertThat(waiting(Facts.calm(), 0).reason()).isEqualTo(Reason.JOB);
    }

    @Test
    void aStoredRequestStandsInLine() {
        trail.called(Facts.seen("open-calls", 0, Facts.queued()));

        Waiting waiting = waiting(Facts.calm(), 3);

        assertThat(waiting.reason()).isEqualTo(Reason.LINE);
        assertThat(waiting.before()).hasValue(3);
        assertThat(waiting.sentence()).isEqualTo("its turn: 3 requests are before it, at most 6 calls at a time");
    }

    @Test
    void aLimitIsNamedWithItsAuthor() {
        trail.called(Facts.seen("open-calls", 0, Facts.queued()));

        assertThat(waiting(Facts.around(Facts.limited(2), 1), 0).sentence())
                .contains("at most 2 calls at a time (limit of ann@ops since", "max-in-flight is 6)");
    }

    @Test
    void aHoldGoesBeforeTheLine() {
        trail.requested(Facts.seen("image.requests.sandbox", 9, Facts.request(null)), 1);

        Waiting waiting = waiting(Facts.around(Facts.held(), 1), 1);

        assertThat(waiting.reason()).isEqualTo(Reason.HOLD);
        assertThat(waiting.sentence())
                .isEqualTo(
                        "the end of a hold: sandbox is held since 2026-11-20T11:50:00Z by ann@ops (invoice is disputed); "
                                + "1 request is before it");
    }

    @Test
    void nobodyAtWorkIsSaid() {
        trail.called(Facts.seen("open-calls", 0, Facts.queued()));

        assertThat(waiting(Facts.around(StandingOrders.NONE, 0), 0).sentence())
                .endsWith("; no darkroom serve runs generation of sandbox now");
    }

    @Test
    void aCallWhoseProcessIsSilentSaysWhenOthersTakeItOver() {
        trail.called(Facts.seen("open-calls", 0, Facts.sent(Facts.NOW.minusSeconds(40))));
        Crew.Silence silence = new Crew.Silence(Facts.NOW.minusSeconds(5), Facts.NOW.plusSeconds(6));

        String two = waiting(Facts.worked(crew(Set.of("me", "other"), "me", silence)), 0)
                .sentence();
        String alone =
                waiting(Facts.worked(crew(Set.of("me"), "me", silence)), 0).sentence();

        assertThat(two)
                .endsWith("; its process me is not seen since 2026-11-20T11:59:55Z: others take its work over by about"
                        + " 2026-11-20T12:00:06Z, and wait for the answer until 2026-11-20T12:05:16Z");
        assertThat(alone).endsWith(": it goes on when that one is started again, or another");
    }

    @Test
    void aCallThatAnotherProcessHasTakenOverNamesBoth() {
        trail.called(Facts.seen("open-calls", 0, Facts.sent(Facts.NOW.minusSeconds(40))));

        assertThat(waiting(Facts.worked(new Crew(Set.of("other"), Map.of(0, "other"), Map.of(), PATIENCE)), 0)
                        .sentence())
                .endsWith("; me has sent it, other has its work now and waits 5 min for the answer");
    }

    @Test
    void aRequestInTheLineOfASilentProcessSaysSo() {
        trail.requested(Facts.seen("image.requests.sandbox", 9, Facts.request(null)), 1);
        Crew.Silence silence = new Crew.Silence(Facts.NOW.minusSeconds(5), Facts.NOW.plusSeconds(6));

        assertThat(waiting(Facts.worked(crew(Set.of("me", "other"), "me", silence)), 1)
                        .sentence())
                .startsWith("its turn: 1 request is before it")
                .contains("its process me is not seen since");
    }

    @Test
    void aRetryWaitsForItsDueTime() {
        due(Facts.NOW.plusSeconds(12));

        Waiting waiting = waiting(Facts.calm(), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.DUE_TIME);
        assertThat(waiting.until()).contains(Facts.NOW.plusSeconds(12));
        assertThat(waiting.sentence())
                .isEqualTo(
                        "its due time: retry at 2026-11-20T12:00:12Z, in 12 s, after PROVIDER_ERROR (HTTP 500: oops)");
    }

    @Test
    void aRetryThatIsDueStandsInLine() {
        due(Facts.NOW.minusSeconds(5));

        Waiting waiting = waiting(Facts.calm(), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.LINE);
        assertThat(waiting.sentence()).contains("its retry is due since 2026-11-20T11:59:55Z");
    }

    @Test
    void whyCallsArePutOffWhereItStandsIsSaid() {
        trail.called(Facts.seen("open-calls", 0, Facts.queued()));
        Ahead before = new Ahead(3, Optional.of(Facts.retry(Facts.NOW).getLastFailure()));

        Waiting waiting = new WaitingRules(Facts.calm()).of(trail, before).orElseThrow();

        assertThat(waiting.reason()).isEqualTo(Reason.LINE);
        assertThat(waiting.before()).hasValue(3);
        assertThat(waiting.sentence())
                .endsWith("; the last call put off there was so after PROVIDER_ERROR (HTTP 500: oops)");
    }

    @Test
    void aCampaignThatIsClosedIsNamedWithItsOpening() {
        trail.kept(Bytes.wrap(new byte[] {1}), Facts.seen("due-retries", 0, Facts.ofCampaign()));

        Waiting waiting = waiting(Facts.with(new Window(Facts.NOW.plusSeconds(3600), Instant.MAX)), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.CAMPAIGN);
        assertThat(waiting.sentence()).isEqualTo("campaign autumn, opens 2026-11-20T13:00:00Z, in 1 h");
        assertThat(waiting.until()).contains(Facts.NOW.plusSeconds(3600));
    }

    @Test
    void aCampaignAtItsCapIsNamedWithIt() {
        trail.kept(Bytes.wrap(new byte[] {1}), Facts.seen("due-retries", 0, Facts.ofCampaign()));

        assertThat(waiting(Facts.with(Window.ALWAYS), 0).sentence())
                .isEqualTo("its turn in campaign autumn: at most 2 calls of it at a time");
    }

    @Test
    void aRequestInLineOfAClosedCampaignWaitsForThat() {
        trail.requested(Facts.seen("image.requests.sandbox", 9, Facts.ofCampaign()), 1);

        assertThat(waiting(Facts.with(new Window(Facts.NOW.plusSeconds(60), Instant.MAX)), 1)
                        .reason())
                .isEqualTo(Reason.CAMPAIGN);
    }

    @Test
    void aCampaignThatThisCommandDoesNotKnowIsSaid() {
        trail.kept(Bytes.wrap(new byte[] {1}), Facts.seen("due-retries", 0, Facts.ofCampaign()));

        assertThat(waiting(Facts.calm(), 0).sentence())
                .isEqualTo(
                        "campaign autumn: the configuration of this command does not know it; those of darkroom serve do");
    }

    @Test
    void aResultThatIntakeHasNotReadIsNamed() {
        trail.completed(Facts.seen("image.completed", 4, Facts.image()));

        Waiting waiting = waiting(Facts.calm(), 0);

        assertThat(waiting.reason()).isEqualTo(Reason.LEDGER);
        assertThat(waiting.sentence()).contains("image.completed-0@4");
    }

    @Test
    void nothingThatCanBeFoundIsAdmitted() {
        assertThat(waiting(Facts.calm(), 0).reason()).isEqualTo(Reason.UNKNOWN);
    }

    private void due(Instant due) {
        trail.due(Bytes.wrap(new byte[] {1}), Facts.seen("due-retries", 0, Facts.request(Facts.retry(due))));
    }

    private static Crew crew(Set<String> members, String holder, Crew.Silence silence) {
        return new Crew(members, Map.of(0, holder), Map.of(holder, silence), PATIENCE);
    }

    private Waiting waiting(Surroundings around, long before) {
        return new WaitingRules(around).of(trail, Ahead.of(before)).orElseThrow();
    }
}
