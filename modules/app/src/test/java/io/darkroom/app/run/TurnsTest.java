package io.darkroom.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.Repeats;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.manifest.Result;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(new Repeats(Map.of(), Map.of(3, 0, 4, 0, 5, 0), Set.of()));

    @Test
    void rowsWithANameOfTheirOwnGoAtOnce() {
        assertThat(turns.mayGo(row(1))).isTrue();
    }

    @Test
    void changedRowsWaitForTheFirstAndGoTogetherWhenItIsDrawn() {
        assertThat(turns.mayGo(row(3))).isFalse();
        assertThat(turns.mayGo(row(4))).isFalse();
        assertThat(turns.waiting()).isEqualTo(2);

        assertThat(turns.ended(0, completed())).extracting(Row::index).containsExactly(3, 4);
        assertThat(turns.waiting()).isZero();
        assertThat(turns.mayGo(row(5))).isTrue();
    }

    @Test
    void afterAFailedTryTheyGoOneByOne() {
        turns.mayGo(row(3));
        turns.mayGo(row(4));

        assertThat(turns.ended(0, failed())).extracting(Row::index).containsExactly(3);
        assertThat(turns.ended(3, failed())).extracting(Row::index).containsExactly(4);
        assertThat(turns.ended(4, failed())).isEmpty();
        assertThat(turns.mayGo(row(5))).isTrue();
    }

    @Test
    void rowThatIsReadWhenTheFirstHasFailedGoesAtOnce() {
        assertThat(turns.ended(0, failed())).isEmpty();
        assertThat(turns.mayGo(row(3))).isTrue();
        assertThat(turns.mayGo(row(4))).isFalse();
        assertThat(turns.ended(3, completed())).extracting(Row::index).containsExactly(4);
    }

    private static Row.Order row(int index) {
        return new Row.Order(index, index, new RowId("j", "s", "s", "product", "main"), Map.of());
    }

    private static Result completed() {
        return new Result.Completed(Records.completed("e", "k", 1, "u"), List.of());
    }

    private static Result failed() {
        return new Result.Failed(Records.failed("e", "k", 1, FailedState.FAILED, FailureClass.PROVIDER_ERROR, "x"));
    }
}
