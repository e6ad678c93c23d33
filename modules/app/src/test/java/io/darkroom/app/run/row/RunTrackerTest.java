package io.darkroom.app.run.row;

import static io.darkroom.app.run.Records.completed;
import static io.darkroom.app.run.Records.failed;
import static io.darkroom.app.run.Records.origin;
import static io.darkroom.app.run.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.repeat.Repeats;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.position.ReadPositions;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.LedgerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTrackerTest {
    private static final String DONE = "image.completed";
    private static final Repeats REPEATS = new Repeats(Map.of(8, 0, 9, 0), Map.of(), Set.of(0));

    private final RunStamp run = new RunStamp("run");
    private final Map<Integer, Result> ended = new TreeMap<>();
    private final List<Position> lookups = new ArrayList<>();
    private final ReadPositions read = new ReadPositions();
    private final RowSlots slots = new RowSlots();
    private final RunTracker tracker = new RunTracker(run, slots, REPEATS, read, new RunTracker.Listener() {
        @Override
        public void ended(int row, Result result) {
            assertThat(ended.put(row, result)).isNull();
        }

        @Override
        public void lookUp(Position result) {
            lookups.add(result);
        }
    });

    @BeforeEach
    void resultsStartAtOffsetTen() {
        read.startAt(DONE, 0, 10);
        tracker.published(0);
        tracker.published(1);
    }

    @Test
    void admittedRowEndsWithItsOutcome() {
        tracker.status(status("run-0", "k", 1, LedgerState.IN_PROGRESS, Decision.ADMITTED, null));
        tracker.completed(completed("run-0", "k", 1, "u"), new Position(DONE, 0, 10));

        assertThat(ended.get(0)).isInstanceOf(Result.Completed.class);
        assertThat(tracker.counts()).isEqualTo(new RunCounts(2, 1, 0, 0, 1, 0, 0));
    }

    @Test
    void outcomeMayBeReadBeforeTheDecision() {
        tracker.completed(completed("run-0", "k", 1, "u"), new Position(DONE, 0, 10));
        tracker.status(status("run-0", "k", 1, LedgerState.IN_PROGRESS, Decision.ADMITTED, null));

        assertThat(ended).containsOnlyKeys(0);
        assertThat(tracker.counts().waiting()).isZero();
    }

    @Test
    void repeatOfARunningRequestWaitsForItsOutcome() {
        tracker.status(status("run-0", "k", 1, LedgerState.IN_PROGRESS, Decision.ADMITTED, null));
        tracker.status(status("run-1", "k", 1, LedgerState.IN_PROGRESS, Decision.DUPLICATE, null));
        tracker.completed(completed("run-0", "k", 1, "u"), new Position(DONE, 0, 10));

        assertThat(ended).containsOnlyKeys(0, 1);
        assertThat(ended.get(0)).isEqualTo(ended.get(1));
    }

    @Test
    void outcomeThatHasGoneByIsReadAgainWhenTheEntryCloses() {
        tracker.completed(completed("other", "k", 1, "u"), new Position(DONE, 0, 12));
        tracker.status(status("run-1", "k", 1, LedgerState.IN_PROGRESS, Decision.DUPLICATE, null));
        tracker.status(status("other", "k", 1, LedgerState.COMPLETED, Decision.CLOSED, origin(DONE, 12)));
        assertThat(lookups).containsExactly(new Position(DONE, 0, 12));

        tracker.found(lookups.getFirst(), new Result.Completed(completed("other", "k", 1, "u"), List.of()));

        assertThat(ended).containsOnlyKeys(1);
    }

    @Test
    void closingThatIsReadBeforeTheOutcomeAsksForNothing() {
        tracker.status(status("run-1", "k", 1, LedgerState.IN_PROGRESS, Decision.DUPLICATE, null));
        tracker.status(status("other", "k", 1, LedgerState.COMPLETED, Decision.CLOSED, origin(DONE, 12)));
        tracker.completed(completed("other", "k", 1, "u"), new Position(DONE, 0, 12));

        assertThat(lookups).isEmpty();
        assertThat(ended).containsOnlyKeys(1);
    }

    @Test
    void finishedRowIsReadFromItsEarlierPosition() {
        tracker.status(status("run-0", "k", 4, LedgerState.COMPLETED, Decision.DUPLICATE, origin(DONE, 3)));
        tracker.status(status("run-1", "k", 4, LedgerState.COMPLETED, Decision.DUPLICATE, origin(DONE, 3)));
        assertThat(lookups).containsExactly(new Position(DONE, 0, 3));

        tracker.found(lookups.getFirst(), new Result.Completed(completed("old", "k", 4, "u"), List.of()));

        assertThat(ended).containsOnlyKeys(0, 1);
    }

    @Test
    void resultThatIsNoLongerKeptFailsWithTheWayOut() {
        tracker.status(status("run-0", "k", 4, LedgerState.COMPLETED, Decision.DUPLICATE, origin(DONE, 3)));
        tracker.gone(new Position(DONE, 0, 3));

        assertThat(ended.get(0))
                .isInstanceOfSatisfying(
                        Result.Gone.class,
                        gone -> assertThat(gone.reason())
                                .startsWith("RESULT_LOST")
                                .contains("--regenerate"));
    }

    @Test
    void conflictAndViolationEndWithTheirOwnRejection() {
        tracker.status(status("run-0", "k", 1, LedgerState.COMPLETED, Decision.CONFLICT, origin(DONE, 3)));
        assertThat(ended).isEmpty();
        tracker.failed(
                failed("run-0", "k", 0, FailedState.REJECTED, FailureClass.IDEMPOTENCY_CONFLICT, "title changed"),
                new Position("image.failed", 0, 0));
        tracker.failed(
                failed("run-1", null, 0, FailedState.REJECTED, FailureClass.CONTRACT_VIOLATION, "bad"),
                new Position("image.failed", 0, 1));

        assertThat(ended).containsOnlyKeys(0, 1);
        assertThat(tracker.counts().open()).isZero();
    }

    @Test
    void rejectionOfAnotherEventOfTheKeyEndsNoRow() {
        tracker.status(status("run-0", "k", 1, LedgerState.IN_PROGRESS, Decision.ADMITTED, null));
        tracker.failed(
                failed("other", "k", 1, FailedState.REJECTED, FailureClass.IDEMPOTENCY_CONFLICT, "x"),
                new Position("image.failed", 0, 0));

        assertThat(ended).isEmpty();
    }

    @Test
    void outcomeOfAnotherGenerationEndsNoRow() {
        tracker.status(status("run-0", "k", 2, LedgerState.IN_PROGRESS, Decision.ADMITTED, null));
        tracker.completed(completed("other", "k", 1, "u"), new Position(DONE, 0, 10));

        assertThat(ended).isEmpty();
    }

    @Test
    void refusedRowEndsAtOnceAndWasNeverPublished() {
        tracker.refused(5, "short");

        assertThat(ended.get(5)).isEqualTo(new Result.Refused("short"));
        assertThat(tracker.counts().published()).isEqualTo(2);
        assertThat(tracker.counts().open()).isEqualTo(2);
    }

    @Test
    void shotsOfOneEventAreDecidedAboutAndEndOneByOne() {
        slots.put(new Entry.Event(20, 5, RowSlotsTest.change("front", "back", "wide")));
        tracker.published(20);
        tracker.published(21);
        tracker.published(22);
        String front = "S:product:front:v1";
        String back = "S:product:back:v1";
        String wide = "S:product:wide:v1";
        tracker.status(status("run-20", back, 1, LedgerState.IN_PROGRESS, Decision.ADMITTED, null));
        tracker.status(status("run-20", front, 4, LedgerState.COMPLETED, Decision.DUPLICATE, origin(DONE, 3)));
        tracker.failed(
                failed("run-20", wide, 0, FailedState.REJECTED, FailureClass.IDEMPOTENCY_CONFLICT, "x"),
                new Position("image.failed", 0, 0));
        tracker.completed(completed("run-20", back, 1, "u"), new Position(DONE, 0, 10));
        tracker.found(lookups.getFirst(), new Result.Completed(completed("old", front, 4, "u"), List.of()));

        assertThat(ended).containsOnlyKeys(20, 21, 22);
        assertThat(ended.get(22)).isInstanceOf(Result.Failed.class);
        assertThat(tracker.counts().open()).isEqualTo(2);
    }

    @Test
    void aRejectionOfAWholeEventEndsAllItsRows() {
        slots.put(new Entry.Event(20, 5, RowSlotsTest.change("front", "back")));
        tracker.published(20);
        tracker.published(21);

        tracker.failed(
                failed("run-20", null, 0, FailedState.REJECTED, FailureClass.CONTRACT_VIOLATION, "bad"),
                new Position("image.failed", 0, 1));

        assertThat(ended).containsOnlyKeys(20, 21);
    }

    @Test
    void exactRepeatEndsLikeItsLeaderWheneverItIsRead() {
        tracker.repeats(8, 0);
        tracker.completed(completed("run-0", "k", 1, "u"), new Position(DONE, 0, 10));
        tracker.repeats(9, 0);

        assertThat(ended).containsOnlyKeys(0, 8, 9);
        assertThat(ended.get(8)).isEqualTo(ended.get(0));
        assertThat(ended.get(9)).isEqualTo(ended.get(0));
        assertThat(tracker.counts().open()).isEqualTo(1);
    }
}
