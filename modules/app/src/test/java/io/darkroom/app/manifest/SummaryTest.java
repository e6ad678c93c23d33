package io.darkroom.app.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.run.Records;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Summary summary = new Summary(Recipe.CATALOG, false);

    @Test
    void theFirstFailedRowsAreNamedInInputOrderAndAllAreCounted() {
        for (int row : List.of(4, 1, 0, 3)) {
            ended(row, FailureClass.QUOTA_EXHAUSTED, "HTTP 402: no\ncredits");
        }
        ended(2, FailureClass.INVALID_REQUEST, "INVALID_REQUEST");

        assertThat(summary.failures())
                .containsExactly(
                        "Failed: 4 QUOTA_EXHAUSTED, 1 INVALID_REQUEST; the first:",
                        "  line 2, S-0: QUOTA_EXHAUSTED: HTTP 402: no credits",
                        "  line 3, S-1: QUOTA_EXHAUSTED: HTTP 402: no credits",
                        "  line 4, S-2: INVALID_REQUEST");
    }

    @Test
    void nothingIsSaidWhenNoneFailed() {
        assertThat(summary.failures()).isEmpty();
    }

    private void ended(int row, FailureClass why, String error) {
        Result result = new Result.Failed(Records.failed("e", "k", 1, FailedState.FAILED, why, error));
        summary.ended(row, new ResultLine(new RowId("J", "S-" + row, "S-" + row, "product", "main"), row + 2, result));
    }
}
