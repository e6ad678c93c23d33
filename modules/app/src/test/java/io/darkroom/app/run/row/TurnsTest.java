package io.darkroom.app.run.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.repeat.Repeats;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.Records;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(new Repeats(Map.of(), Map.of(3, 0, 4, 0, 5, 0), Set.of()));

    @BeforeEach
    void theFirstOfThemHasGone() {
        assertThat(turns.mayGo(row(0))).isTrue();
    }

    @Test
    void rowsWithANameOfTheirOwnGoAtOnce() {
        assertThat(turns.mayGo(row(1))).isTrue();
    }

    @Test
    void changedRowsWaitForTheFirstAndGoTogetherWhenItIsDrawn() {
        assertThat(turns.mayGo(row(3))).isFalse();
        assertThat(turns.mayGo(row(4))).isFalse();
        assertThat(turns.waiting()).isEqualTo(2);

        assertThat(turns.ended(0, completed())).extracting(Entry::place).containsExactly(3, 4);
        assertThat(turns.waiting()).isZero();
        assertThat(turns.mayGo(row(5))).isTrue();
    }

    @Test
    void afterAFailedTryTheyGoOneByOne() {
        turns.mayGo(row(3));
        turns.mayGo(row(4));

        assertThat(turns.ended(0, failed())).extracting(Entry::place).containsExactly(3);
        assertThat(turns.ended(3, failed())).extracting(Entry::place).containsExactly(4);
        assertThat(turns.ended(4, failed())).isEmpty();
        assertThat(turns.mayGo(row(5))).isTrue();
    }

    @Test
    void rowThatIsReadWhenTheFirstHasFailedGoesAtOnce() {
        assertThat(turns.ended(0, failed())).isEmpty();
        assertThat(turns.mayGo(row(3))).isTrue();
        assertThat(turns.mayGo(row(4))).isFalse();
        assertThat(turns.ended(3, completed())).extracting(Entry::place).containsExactly(4);
    }

    @Test
    void whatChangesAnEventOfSeveralShotsWaitsForAllOfThem() {
        Turns several = new Turns(new Repeats(Map.of(), Map.of(2, 0), Set.of()));
        several.mayGo(new Entry.Event(0, 1, RowSlotsTest.change("front", "back")));
        several.mayGo(new Entry.Event(2, 2, RowSlotsTest.change("back", "wide")));
        assertThat(several.waiting()).isEqualTo(2);

        assertThat(several.ended(1, failed())).isEmpty();
        assertThat(several.ended(0, completed())).extracting(Entry::place).containsExactly(2);
        assertThat(several.waiting()).isZero();
    }

    private static Entry.Event row(int place) {
        return new Entry.Event(place, place, RowSlotsTest.change("main"));
    }

    private static Result completed() {
        return new Result.Completed(Records.completed("e", "k", 1, "u"), List.of());
    }

    private static Result failed() {
        return new Result.Failed(Records.failed("e", "k", 1, FailedState.FAILED, FailureClass.PROVIDER_ERROR, "x"));
    }
}
