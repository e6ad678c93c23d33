package io.darkroom.app.replay.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.replay.plan.Conditions;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Duration RETENTION = Duration.ofDays(90);

    private final KeyTable keys = new KeyTable();
    private long offset;

    @Test
    void byDefaultOnlyWhatIsMissingIsCopied() {
        Selection selection = selection(Source.CHANGES, Only.MISSING, false, "done", "busy", "failed", "new");

        assertThat(judge(selection, "done", "f")).isEqualTo(left(Fate.COMPLETED));
        assertThat(judge(selection, "busy", "f")).isEqualTo(left(Fate.IN_PROGRESS));
        assertThat(judge(selection, "failed", "f")).isEqualTo(copied(Fate.DRAWN));
        assertThat(judge(selection, "new", "f")).isEqualTo(copied(Fate.DRAWN));
        assertThat(judge(selection, "new", "f")).isEqualTo(left(Fate.REPEAT));
        assertThat(judge(selection, "new", "other")).isEqualTo(left(Fate.CONFLICT));
        assertThat(judge(selection, "done", "other")).isEqualTo(left(Fate.CONFLICT));
    }

    @Test
    void onlyFailedLeavesOutWhatTheLedgerDoesNotKnow() {
        Selection selection = selection(Source.CHANGES, Only.FAILED, false, "failed", "new");

        assertThat(judge(selection, "new", "f")).isEqualTo(left(Fate.NOT_ASKED));
        assertThat(judge(selection, "failed", "f")).isEqualTo(copied(Fate.DRAWN));
    }

    @Test
    void aRecordIsCopiedAsAWhole() {
        Selection selection = selection(Source.CHANGES, Only.FAILED, false, "failed", "done", "new");

        Judged judged = selection.judge(
                Orders.content(Orders.order("failed", "f"), Orders.order("done", "f"), Orders.order("new", "f")),
                0,
                offset,
                Orders.NOW);

        assertThat(judged).isEqualTo(copied(Fate.DRAWN, Fate.COMPLETED, Fate.DRAWN));
    }

    @Test
    void allCopiesEveryRecord() {
        Selection selection = selection(Source.CHANGES, Only.ALL, false, "done");

        assertThat(judge(selection, "done", "f")).isEqualTo(copied(Fate.COMPLETED));
        assertThat(selection
                        .judge(
                                new Content.Nothing(Optional.empty(), Content.Reason.UNDECODABLE, "x"),
                                0,
                                offset,
                                Orders.NOW)
                        .copied())
                .isTrue();
    }

    @Test
    void forceDrawsTheNewestRecordOfAKeyAgain() {
        Selection selection = selection(Source.CHANGES, Only.ALL, true, "done", "done", "busy");
        Content first = Orders.content(Orders.order("done", "f"));
        Content second = Orders.content(Orders.order("done", "other"));

        assertThat(selection.judge(first, 0, 0, Orders.NOW)).isEqualTo(left(Fate.REPEAT));
        assertThat(selection.judge(second, 0, 1, Orders.NOW)).isEqualTo(copied(Fate.DRAWN_AGAIN));
        assertThat(selection.judge(Orders.content(Orders.order("busy", "f")), 0, 2, Orders.NOW))
                .isEqualTo(left(Fate.IN_PROGRESS));
    }

    @Test
    void aFailureThatTheLedgerHasNotReadCounts() {
        Selection selection = selection(Source.FAILED, Only.FAILED, false, "busy");

        Judged overtaking = selection.judge(Orders.failure(7, Orders.order("busy", "f")), 0, 0, Orders.NOW);

        assertThat(overtaking.copied()).isTrue();
        assertThat(overtaking.failedGeneration()).isEqualTo(7);
    }

    @Test
    void aResultThatLacksPicturesIsAskedForAgainUnlessANewerOneStandsOrItIsWhole() {
        Selection selection = selection(Source.COMPLETED, Only.MISSING, false, "done");

        assertThat(selection.judge(new Content.Whole(), 0, 5, Orders.NOW)).isEqualTo(Judged.PASSED_OVER);
        assertThat(selection.judge(Orders.failure(6, Orders.order("done", "f")), 0, 0, Orders.NOW))
                .isEqualTo(left(Fate.COMPLETED));
        assertThat(selection
                        .judge(Orders.failure(7, Orders.order("done", "f")), 0, 0, Orders.NOW)
                        .copied())
                .isTrue();
    }

    @Test
    void anOlderFailureOfANewerGenerationInProgressDoesNot() {
        Selection selection = selection(Source.FAILED, Only.FAILED, false, "busy");

        assertThat(selection.judge(Orders.failure(6, Orders.order("busy", "f")), 0, 0, Orders.NOW))
                .isEqualTo(left(Fate.IN_PROGRESS));
    }

    @Test
    void ofTwoPicturesOfAFailedKeyTheOneThatFailedLastIsCopiedToo() {
        Selection selection = selection(Source.CHANGES, Only.MISSING, false, "failed");

        assertThat(judge(selection, "failed", "older")).isEqualTo(copied(Fate.DRAWN));
        assertThat(judge(selection, "failed", "f")).isEqualTo(copied(Fate.DRAWN));
        assertThat(judge(selection, "failed", "f")).isEqualTo(left(Fate.REPEAT));
    }

    @Test
    void whatIsOlderThanTheLedgerIsTold() {
        Selection selection = selection(Source.CHANGES, Only.MISSING, false, "new");
        Instant longAgo = Orders.NOW.minus(RETENTION).minusSeconds(1);

        assertThat(selection.judge(Orders.content(Orders.order("new", "f")), 0, 0, longAgo))
                .isEqualTo(copied(Fate.DRAWN_UNREMEMBERED));
    }

    @Test
    void aDeadlineThatHasPassedIsNotPaidFor() {
        Selection selection = selection(Source.CHANGES, Only.MISSING, false, "new");
        GenerationRequest late = GenerationRequest.newBuilder(Orders.order("new", "f"))
                .setDeadline(Orders.NOW.minusMillis(1))
                .build();

        assertThat(selection.judge(Orders.content(late), 0, 0, Orders.NOW)).isEqualTo(left(Fate.EXPIRED));
    }

    @Test
    void conditionsLeaveRecordsOutButNotThoseThatNobodyCanRead() {
        ReplayPlan all = Orders.plan(Source.CHANGES, Only.MISSING, false);
        ReplayPlan some = new ReplayPlan(
                all.id(),
                all.source(),
                all.topic(),
                all.spans(),
                Conditions.parse(List.of("sku=new"), Source.CHANGES),
                all.only(),
                false,
                true,
                Optional.empty());
        Selection selection = new Selection(keys, some, RETENTION, Orders.NOW);

        assertThat(judge(selection, "other", "f")).isEqualTo(Judged.PASSED_OVER);
        assertThat(judge(selection, "new", "f").copied()).isTrue();
        assertThat(selection
                        .judge(new Content.Nothing(Optional.empty(), Content.Reason.UNDECODABLE, "x"), 0, 9, Orders.NOW)
                        .matches())
                .isTrue();
    }

    @Test
    void aCopyOfAFailureIsNeverCopiedFromTheDeadLetters() {
        Selection everything = selection(Source.DLQ, Only.ALL, false);

        assertThat(everything
                        .judge(nothing(Content.Reason.UNDECODABLE), 0, 9, Orders.NOW)
                        .copied())
                .isTrue();
        assertThat(everything
                        .judge(nothing(Content.Reason.COPY_OF_OUTCOME), 0, 9, Orders.NOW)
                        .copied())
                .isFalse();
    }

    private static Content nothing(Content.Reason reason) {
        return new Content.Nothing(Optional.empty(), reason, "x");
    }

    /** Keys named done, busy, failed are so with fingerprint f and generation 7; each name is a record. */
    private Selection selection(Source source, Only only, boolean force, String... names) {
        Map<String, LedgerState> states =
                Map.of("done", LedgerState.COMPLETED, "busy", LedgerState.IN_PROGRESS, "failed", LedgerState.FAILED);
        for (int i = 0; i < names.length; i++) {
            keys.seen(names[i], 0, i, i);
            LedgerState state = states.get(names[i]);
            if (state != null) {
                Orders.tell(keys, Orders.status(names[i], state, 7, "f"));
            }
        }
        return new Selection(keys, Orders.plan(source, only, force), RETENTION, Orders.NOW);
    }

    private Judged judge(Selection selection, String key, String fingerprint) {
        return selection.judge(Orders.content(Orders.order(key, fingerprint)), 0, offset++, Orders.NOW);
    }

    private static Judged left(Fate... fates) {
        return new Judged(true, false, List.of(fates), 0);
    }

    private static Judged copied(Fate... fates) {
        return new Judged(true, true, List.of(fates), 0);
    }
}
