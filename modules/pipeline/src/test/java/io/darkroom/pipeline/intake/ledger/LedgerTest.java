package io.darkroom.pipeline.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Origin RESULT = new Origin("image.completed", 0, 3L);
    private static final Duration RETENTION = Duration.ofDays(90);

    private final Ledger ledger = new Ledger(RETENTION, Set.of());
    private final GenerationRequest original = Requests.of("red", NOW);
    private final GenerationRequest changed = Requests.of("blue", NOW.plusSeconds(60));

    @Test
    void newKeyIsAdmittedWithTheTimeAsGeneration() {
        Verdict.Admitted admitted = admitted(ledger.decide(Optional.empty(), original, NOW));

        assertThat(admitted.request().getGeneration()).isEqualTo(NOW.toEpochMilli());
        assertThat(admitted.entry().getState()).isEqualTo(LedgerState.IN_PROGRESS);
        assertThat(admitted.entry().getFingerprints()).containsExactly(original.getFingerprint());
    }

    @Test
    void sameRequestInProgressIsADuplicate() {
        assertThat(ledger.decide(Optional.of(inProgress()), original, NOW))
                .isEqualTo(new Verdict.Duplicate(inProgress(), Verdict.Why.IN_PROGRESS, false));
    }

    @Test
    void sameRequestCompletedIsADuplicateWithItsResult() {
        Verdict verdict = ledger.decide(Optional.of(completed()), original, NOW);

        assertThat(verdict).isInstanceOf(Verdict.Duplicate.class);
        assertThat(verdict.entry().getResult()).hasValue(RESULT);
    }

    @Test
    void replayOfAFailureThatTheEntryHasNotHeardOfIsAdmittedOnce() {
        Admission busy = inProgress();
        GenerationRequest replay = Requests.replayOf(original, busy.getGeneration());

        Verdict.Admitted again = admitted(ledger.decide(Optional.of(busy), replay, NOW));

        assertThat(again.request().getGeneration()).isEqualTo(busy.getGeneration() + 1);
        assertThat(ledger.decide(Optional.of(again.entry()), replay, NOW)).isInstanceOf(Verdict.Duplicate.class);
        assertThat(ledger.decide(Optional.of(completed()), replay, NOW)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void otherRequestUnderABusyKeyIsAConflictThatNamesWhatChanged() {
        Verdict verdict = ledger.decide(Optional.of(completed()), changed, NOW);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Conflict.class, conflict -> {
            assertThat(conflict.changed()).containsExactly("prompt");
            assertThat(conflict.entry()).isEqualTo(completed());
        });
    }

    @Test
    void olderChangeOfTheCatalogIsADuplicateNotAConflict() {
        GenerationRequest older = Requests.of("blue", NOW.minusSeconds(1));

        assertThat(ledger.decide(Optional.of(completed()), older, NOW))
                .isEqualTo(new Verdict.Duplicate(completed(), Verdict.Why.OLDER, false));
    }

    @Test
    void olderChangeNeverReplacesANewerOneThatFailed() {
        GenerationRequest older = Requests.of("blue", NOW.minusSeconds(1));

        assertThat(ledger.decide(Optional.of(failed()), older, NOW)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void failedKeyIsAdmittedAgainWithTheNextGenerationWhateverTheFingerprint() {
        long next = failed().getGeneration() + 1;

        assertThat(admitted(ledger.decide(Optional.of(failed()), original, NOW))
                        .request()
                        .getGeneration())
                .isEqualTo(next);
        assertThat(admitted(ledger.decide(Optional.of(failed()), changed, NOW))
                        .request()
                        .getGeneration())
                .isEqualTo(next);
    }

    @Test
    void aRequestSaysWhichGenerationHadEndedBeforeIt() {
        assertThat(admitted(ledger.decide(Optional.of(failed()), changed, NOW))
                        .request()
                        .getFailedGeneration())
                .hasValue(failed().getGeneration());
        assertThat(admitted(ledger.decide(Optional.of(inProgress()), Requests.forced(changed, "act-1"), NOW))
                        .request()
                        .getFailedGeneration())
                .isEmpty();
    }

    @Test
    void fingerprintThatWasAdmittedOnceStaysKnown() {
        Admission second =
                admitted(ledger.decide(Optional.of(failed()), changed, NOW)).entry();

        assertThat(ledger.decide(Optional.of(second), original, NOW)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void explicitActOnACompletedKeyCountsOnce() {
        GenerationRequest forced = Requests.forced(original, "act-1");
        Admission second =
                admitted(ledger.decide(Optional.of(completed()), forced, NOW)).entry();

        assertThat(second.getGeneration()).isEqualTo(completed().getGeneration() + 1);
        assertThat(ledger.decide(Optional.of(second), forced, NOW)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void explicitActOnTheSameRequestInProgressIsUsedUpWithoutACall() {
        GenerationRequest forced = Requests.forced(original, "act-1");

        Verdict verdict = ledger.decide(Optional.of(inProgress()), forced, NOW);

        assertThat(verdict).isInstanceOf(Verdict.Duplicate.class);
        assertThat(verdict.changesEntry()).isTrue();
        assertThat(verdict.entry().getForces()).containsExactly("act-1");
    }

    @Test
    void explicitActWithAnotherRequestMakesTheNextGenerationAlsoInProgress() {
        Verdict verdict = ledger.decide(Optional.of(inProgress()), Requests.forced(changed, "act-1"), NOW);

        assertThat(admitted(verdict).request().getGeneration())
                .isEqualTo(inProgress().getGeneration() + 1);
    }

    @Test
    void signatureOfASignedUrlIsNoChange() {
        Ledger signed = new Ledger(RETENTION, Set.of("sig"));
        GenerationRequest first = Requests.withSource("https://img.example.com/a.jpg?sig=1", Set.of("sig"));
        GenerationRequest again = Requests.withSource("https://img.example.com/a.jpg?sig=2", Set.of("sig"));

        Admission entry = admitted(signed.decide(Optional.empty(), first, NOW)).entry();

        assertThat(signed.decide(Optional.of(entry), again, NOW)).isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void outcomeOfTheCurrentGenerationClosesTheEntry() {
        assertThat(completed().getState()).isEqualTo(LedgerState.COMPLETED);
        assertThat(completed().getResult()).hasValue(RESULT);
    }

    @Test
    void resultBeatsTheFailureOfItsGenerationButNeverTheOtherWayRound() {
        long generation = failed().getGeneration();

        assertThat(close(failed(), generation, LedgerState.COMPLETED)).isInstanceOf(Closing.Closed.class);
        assertThat(close(completed(), generation, LedgerState.FAILED))
                .isEqualTo(new Closing.Ignored(Closing.Why.ALREADY_CLOSED));
        assertThat(close(failed(), generation, LedgerState.FAILED))
                .isEqualTo(new Closing.Ignored(Closing.Why.ALREADY_CLOSED));
    }

    @Test
    void outcomeOfAnotherGenerationOrOfNoEntryIsIgnored() {
        Outcome stray = new Outcome("k", 1, LedgerState.COMPLETED, false, RESULT);

        assertThat(ledger.close(Optional.of(inProgress()), stray, NOW))
                .isEqualTo(new Closing.Ignored(Closing.Why.OTHER_GENERATION));
        assertThat(ledger.close(Optional.empty(), stray, NOW)).isEqualTo(new Closing.Ignored(Closing.Why.NO_ENTRY));
    }

    @Test
    void rejectionIsIgnoredEvenWithTheRightGeneration() {
        Outcome rejection = new Outcome("k", inProgress().getGeneration(), LedgerState.FAILED, true, RESULT);

        assertThat(ledger.close(Optional.of(inProgress()), rejection, NOW))
                .isEqualTo(new Closing.Ignored(Closing.Why.REJECTED));
    }

    @Test
    void entryInProgressNeverExpiresAndOthersDoAfterTheirRetention() {
        Instant end = NOW.plus(RETENTION);

        assertThat(ledger.expired(inProgress(), end.plus(Duration.ofDays(3650))))
                .isFalse();
        assertThat(ledger.expired(completed(), end.minusMillis(1))).isFalse();
        assertThat(ledger.expired(completed(), end)).isTrue();
        assertThat(ledger.expired(failed(), end)).isTrue();
    }

    @Test
    void entryThatExpiredCountsAsNoneBeforeItIsDeleted() {
        Instant end = NOW.plus(RETENTION);

        Verdict.Admitted admitted = admitted(ledger.decide(Optional.of(completed()), original, end));

        assertThat(admitted.request().getGeneration()).isEqualTo(end.toEpochMilli());
        assertThat(admitted.entry().getResult()).isEmpty();
    }

    @Test
    void listsOfAnEntryStayShort() {
        Admission entry = failed();
        for (int i = 0; i < 100; i++) {
            GenerationRequest request = Requests.forced(Requests.of("colour " + i, NOW.plusSeconds(i)), "act-" + i);
            entry = admitted(ledger.decide(Optional.of(entry), request, NOW)).entry();
        }

        assertThat(entry.getFingerprints()).hasSize(16);
        assertThat(entry.getForces()).hasSize(16).endsWith("act-99");
    }

    private Admission inProgress() {
        return admitted(ledger.decide(Optional.empty(), original, NOW)).entry();
    }

    private Admission completed() {
        return ended(LedgerState.COMPLETED);
    }

    private Admission failed() {
        return ended(LedgerState.FAILED);
    }

    private Admission ended(LedgerState state) {
        Closing closing = close(inProgress(), inProgress().getGeneration(), state);
        return ((Closing.Closed) closing).entry();
    }

    private Closing close(Admission entry, long generation, LedgerState state) {
        return ledger.close(Optional.of(entry), new Outcome("k", generation, state, false, RESULT), NOW);
    }

    private static Verdict.Admitted admitted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
        return (Verdict.Admitted) verdict;
    }
}
