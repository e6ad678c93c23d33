package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A picture that was paid for and comes after its order ended as failed. */
class LateResultTest {
    private final StageBench bench = new StageBench(2);
    private final JobWorld world = new JobWorld(1);

    @AfterEach
    void close() {
        bench.close();
        world.close();
    }

    private void failOfUnknownOutcomes() {
        bench.request(Requests.of("a"));
        bench.deliver();
        bench.provider.fail(0, FailureClass.UNKNOWN_OUTCOME);
        bench.deliver();
        bench.forward(Duration.ofSeconds(10));
        bench.provider.fail(1, FailureClass.UNKNOWN_OUTCOME);
        bench.deliver();
        assertThat(bench.failed()).hasSize(1);
    }

    private void jobGivenUp() {
        world.settle();
        world.request(Requests.of("a"));
        world.settle();
        world.api.accept(world.api.order(0));
        world.settle();
        world.pass(Duration.ofMinutes(31));
        world.settle();
        assertThat(world.failed).hasSize(1);
    }

    @Test
    void itIsTheResultOfTheOrderThatFailed() {
        failOfUnknownOutcomes();

        bench.resultFromElsewhere("a");

        ImageCompleted late = bench.completed().getFirst();
        assertThat(late.getGeneration()).isEqualTo(1);
        assertThat(late.getAttempts()).isEqualTo(2);
        assertThat(late.getPossibleDuplicateCharge()).isTrue();
        bench.forward(Duration.ofDays(8));
        assertThat(bench.count("darkroom.generate.billed-in-vain")).isZero();
    }

    @Test
    void theOrdersThatWaitForOneAreCounted() {
        failOfUnknownOutcomes();
        assertThat(remembered()).isEqualTo(1);

        bench.resultFromElsewhere("a");
        assertThat(remembered()).isZero();
    }

    private int remembered() {
        return bench.calls.tally(0).ended();
    }

    @Test
    void aResultThatIsNotWholeBringsAlongWhatAsksForTheRest() {
        bench.provider.picturesPerCall = 1;
        bench.request(GenerationRequest.newBuilder(Requests.of("a")).setCount(2).build());
        bench.deliver();
        bench.provider.fail(0, FailureClass.UNKNOWN_OUTCOME);
        bench.deliver();
        bench.forward(Duration.ofSeconds(10));
        bench.provider.fail(1, FailureClass.UNKNOWN_OUTCOME);
        bench.deliver();

        bench.resultFromElsewhere("a");

        assertThat(bench.completed().getFirst().getRest())
                .map(GenerationRequest::getPrompt)
                .contains("A picture of a");
    }

    @Test
    void aSecondOneOfTheSameOrderWasBilledInVain() {
        failOfUnknownOutcomes();

        bench.resultFromElsewhere("a", "one");
        bench.resultFromElsewhere("a", "two");

        assertThat(bench.completed()).hasSize(1);
        bench.forward(Duration.ofDays(8));
        bench.forward(Duration.ofMinutes(1));
        assertThat(bench.count("darkroom.generate.billed-in-vain")).isEqualTo(1);
    }

    @Test
    void itIsExpectedForAsLongAsAResultWouldBeKept() {
        failOfUnknownOutcomes();
        bench.forward(Duration.ofDays(8));
        bench.forward(Duration.ofMinutes(1));

        bench.resultFromElsewhere("a");

        assertThat(bench.completed()).isEmpty();
    }

    @Test
    void theWebhookOfAJobThatWasGivenUpCompletesItsOrder() {
        jobGivenUp();
        world.api.order(0).state = JobApi.State.DONE;

        world.webhook(world.api.order(0));
        world.settle();

        assertThat(world.completed).hasSize(1);
        assertThat(world.completed.getFirst().getPossibleDuplicateCharge()).isFalse();
        assertThat(world.unclaimed()).isEmpty();
        world.webhook(world.api.order(0));
        world.settle();
        assertThat(world.completed).hasSize(1);
    }
}
