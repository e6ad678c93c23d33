package io.darkroom.app.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.run.Records;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.ImageCompleted;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Summary summary = new Summary(new ErrorText(Recipe.CATALOG), false);

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

    @Test
    void threeShotsOfAnotherModelAreNamedAndTheRestCounted() {
        AnchorCount count = new AnchorCount();
        for (int row = 0; row < 5; row++) {
            ImageCompleted image = ImageCompleted.newBuilder(Records.completed("e", "k", 1))
                    .setShotName("s" + row)
                    .setModelActual("b")
                    .setSetModelActual("a")
                    .build();
            count.ended(line(new Result.Completed(image, List.of())));
        }

        assertThat(count.others()).isEqualTo(5);
        assertThat(count.words())
                .isEqualTo("5 of 5; drawn by another model: s0 by b, the set by a; s1 by b, the set by a;"
                        + " s2 by b, the set by a; and 2 more");
    }

    @Test
    void rowsWithFewerPicturesThanAskedForAreCountedAndWhoAsksForTheRestIsNamed() {
        ImageCompleted image = ImageCompleted.newBuilder(Records.completed("e", "k", 1))
                .setRequestedCount(4)
                .setPartial(true)
                .build();
        summary.ended(0, line(new Result.Completed(image, List.of())));
        summary.ended(1, line(new Result.Completed(Records.completed("e", "l", 1), List.of())));

        assertThat(summary.lines(2, "out.jsonl"))
                .containsExactly(
                        "Completed: 2",
                        "Failed: 0",
                        "Fewer pictures than asked for: 1 row; darkroom retry --partial asks for the missing ones",
                        "Output: out.jsonl");
    }

    @Test
    void anchorsAreCountedAndShotsOfAnotherModelNamed() {
        Summary shots = new Summary(new ErrorText(Recipe.SHOTS), true);
        for (int row = 0; row < 3; row++) {
            shots.row("APT-1");
        }
        shots.row("BOOT");
        ImageCompleted image = Records.completed("e", "k", 1);
        shots.ended(0, line(new Result.Completed(image, List.of())));
        shots.ended(
                1,
                line(new Result.Completed(
                        ImageCompleted.newBuilder(image)
                                .setShotName("corner")
                                .setModelActual("other/1")
                                .setSetModelActual("first/1")
                                .build(),
                        List.of())));

        assertThat(shots.lines(4, "out.jsonl"))
                .containsExactly(
                        "Completed: 2",
                        "Failed: 0",
                        "Not started: 2",
                        "Completed shots per anchor:",
                        "  APT-1: 2 of 3, 1 waiting; drawn by another model: corner by other/1, the set by first/1",
                        "  BOOT: 0 of 1, 1 waiting",
                        "Drawn by another model than their set: 1",
                        "Output: out.jsonl");
    }

    private static ResultLine line(Result result) {
        return new ResultLine(new RowId("J", "APT-1", "APT-1", "kitchen", "wide"), 2, result);
    }

    private void ended(int row, FailureClass why, String error) {
        Result result = new Result.Failed(Records.failed("e", "k", 1, FailedState.FAILED, why, error));
        summary.ended(row, new ResultLine(new RowId("J", "S-" + row, "S-" + row, "product", "main"), row + 2, result));
    }
}
