package io.darkroom.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.run.row.RunCounts;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunViewTest {
    @Test
    void eachRowIsInOneNumber() {
        RunCounts counts = new RunCounts(20, 2, 10, 0, 7, 1, 4);

        RunView view = new RunView(30, 10, counts, OptionalInt.of(6), 0, Optional.empty(), "");

        assertThat(view.text()).isEqualTo("waiting 12, in flight 6, completed 7, failed 1, retrying 4");
    }

    @Test
    void aTryThatIsUnderWayIsNotWaiting() {
        RunCounts counts = new RunCounts(6, 0, 6, 0, 0, 0, 5);

        RunView view = new RunView(6, 0, counts, OptionalInt.of(4), 0, Optional.empty(), "");

        assertThat(view.text()).isEqualTo("waiting 0, in flight 4, completed 0, failed 0, retrying 2");
    }

    @Test
    void whatWaitsForAClosedCampaignIsSaid() {
        RunCounts counts = new RunCounts(6, 0, 4, 0, 2, 0, 0);

        RunView view = new RunView(
                6, 0, counts, OptionalInt.of(0), 0, Optional.empty(), "4 wait for campaign winter, which opens soon");

        assertThat(view.text())
                .isEqualTo("waiting 4, in flight 0, completed 2, failed 0, retrying 0;"
                        + " 4 wait for campaign winter, which opens soon");
        assertThat(view.brief()).isEqualTo("wait 4, call 0, done 2, fail 0, retry 0, campaign closed");
    }
}
