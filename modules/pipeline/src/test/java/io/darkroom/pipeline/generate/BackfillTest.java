package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Live work and backfill on the permits of one partition: four, of which one is the backfill's share. */
class BackfillTest {
    private StageBench bench = new StageBench(4);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void backfillUsesEveryPermitWhileNothingLiveWaits() {
        bench.deliver().nothingLiveWaits();
        bench.backfill("b1", "b2", "b3", "b4", "b5");

        assertThat(asked()).containsExactly("b1", "b2", "b3", "b4");
        assertThat(bench.calls.state().backfill()).isEqualTo(4);
        assertThat(bench.calls.lane(0).holdsLive()).isFalse();
        assertThat(bench.calls.lane(0).holdsBackfill()).isTrue();
    }

    @Test
    void backfillKeepsToItsShareAsLongAsNobodyKnowsThatNothingLiveWaits() {
        bench.deliver();
        bench.liveWaits();
        bench.backfill("b1", "b2", "b3");
        assertThat(asked()).containsExactly("b1");

        bench.nothingLiveWaits();
        bench.forward(Duration.ofMillis(200));
        assertThat(asked()).containsExactly("b1", "b2", "b3");
    }

    @Test
    void freedPermitsGoToLiveWorkUntilBackfillIsBackWithinItsShare() {
        bench.deliver().nothingLiveWaits();
        bench.backfill("b1", "b2", "b3", "b4", "b5", "b6");
        live("l1", "l2", "l3", "l4", "l5");
        assertThat(bench.provider.calls()).hasSize(4);
        assertThat(bench.calls.lane(0).holdsLive()).isTrue();

        finish(0, 1, 2);
        assertThat(asked()).endsWith("l1", "l2", "l3");
        finish(3);
        assertThat(asked()).endsWith("b5");
        finish(4);
        assertThat(asked()).endsWith("l4");
    }

    @Test
    void nothingIsLostAndNothingIsSentTwice() {
        bench.deliver();
        bench.backfill("b1", "b2", "b3", "b4", "b5");
        live("l1", "l2", "l3", "l4", "l5");
        for (int call = 0; call < 10; call++) {
            bench.nothingLiveWaits();
            finish(call);
        }

        assertThat(asked()).hasSize(10).doesNotHaveDuplicates();
        assertThat(bench.completed()).hasSize(10);
        assertThat(bench.calls.state().backfill()).isZero();
    }

    @Test
    void retryKeepsItsLaneAndGoesFirstInIt() {
        bench.deliver().nothingLiveWaits();
        bench.backfill("b1", "b2", "b3", "b4", "b5");
        live("l1", "l2", "l3", "l4", "l5");
        bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        bench.deliver();
        assertThat(bench.retries().getFirst().getBackfill()).isTrue();
        bench.forward(Duration.ofSeconds(10));

        finish(1, 2);
        assertThat(asked()).endsWith("l1", "l2", "l3");
        finish(3);
        assertThat(asked()).endsWith("b1");
    }

    @Test
    void dueRetryOfTheBackfillDoesNotStandInTheWayOfALiveOne() {
        bench.close();
        bench = new StageBench(1);
        bench.deliver().nothingLiveWaits();
        bench.backfill("b1");
        bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        bench.deliver();
        live("l1");
        bench.provider.fail(1, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
        bench.deliver();
        live("l2");
        bench.forward(Duration.ofSeconds(10));
        assertThat(asked()).containsExactly("b1", "l1", "l2");

        finish(2);
        assertThat(asked()).endsWith("l1");
        finish(3);
        assertThat(asked()).endsWith("b1");
    }

    @Test
    void onlyPermitGoesToLiveWorkFirst() {
        bench.close();
        bench = new StageBench(1);
        bench.deliver().nothingLiveWaits();
        bench.backfill("b1", "b2");
        assertThat(bench.calls.lane(0).holdsLive()).isFalse();
        live("l1");

        finish(0);
        assertThat(asked()).containsExactly("b1", "l1");
        finish(1);
        assertThat(asked()).containsExactly("b1", "l1", "b2");
    }

    private void live(String... skus) {
        bench.requests(
                java.util.Arrays.stream(skus).map(Requests::of).toArray(io.darkroom.contract.GenerationRequest[]::new));
    }

    private void finish(int... calls) {
        IntStream.of(calls).forEach(call -> {
            bench.provider.finish(call);
            bench.deliver();
        });
    }

    private List<String> asked() {
        return bench.provider.calls().stream()
                .map(call -> call.prompt().substring("A picture of ".length()))
                .toList();
    }
}
