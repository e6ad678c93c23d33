package io.darkroom.pipeline.generate;

import static io.darkroom.pipeline.generate.Autumn.HOUR;
import static io.darkroom.pipeline.generate.Autumn.ONE;
import static io.darkroom.pipeline.generate.Autumn.THREE;
import static io.darkroom.pipeline.generate.Autumn.TWO;
import static io.darkroom.pipeline.generate.Autumn.again;
import static io.darkroom.pipeline.generate.Autumn.asked;
import static io.darkroom.pipeline.generate.Autumn.campaign;
import static io.darkroom.pipeline.generate.Autumn.inAutumn;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A request that is ordered again while it waits for its campaign is drawn once. */
class OrderedAgainTest {
    @Test
    void whatIsOrderedAgainWhileItWaitsIsDrawnOnce() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.requests(inAutumn("a"), inAutumn("b"));

            bench.request(again("a", 2));

            ImageFailed replaced = bench.failed().getFirst();
            assertThat(replaced.getSku()).isEqualTo("a");
            assertThat(replaced.getGeneration()).isEqualTo(1);
            assertThat(replaced.getState()).isEqualTo(FailedState.FAILED);
            assertThat(replaced.getFailure().getWhy()).isEqualTo(FailureClass.CANCELLED);
            assertThat(replaced.getFailure().getError()).isEqualTo("it was ordered again before it could be drawn");
            assertThat(replaced.getAttempts()).isZero();
            bench.forward(HOUR);
            assertThat(asked(bench)).containsExactlyInAnyOrder("a", "b");
            bench.provider.finish(0);
            bench.provider.finish(1);
            bench.deliver();
            assertThat(bench.completed())
                    .extracting(done -> done.getSku() + done.getGeneration())
                    .containsExactlyInAnyOrder("a2", "b1");
        }
    }

    @Test
    void whatAnOperatorReleasedWhileItWaitedHasNoSecondEnd() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.request(inAutumn("a"));

            bench.request(GenerationRequest.newBuilder(again("a", 2))
                    .setFailedGeneration(1L)
                    .build());

            assertThat(bench.failed()).isEmpty();
            bench.forward(HOUR);
            assertThat(asked(bench)).containsExactly("a");
        }
    }

    @Test
    void aNewerOneWithoutACampaignTakesThePlaceOfOneThatWaits() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.request(inAutumn("a"));

            bench.request(Requests.builder("a").setGeneration(2).build());

            assertThat(asked(bench)).containsExactly("a");
            assertThat(bench.failed()).hasSize(1);
            bench.forward(HOUR);
            assertThat(asked(bench)).containsExactly("a");
        }
    }

    @Test
    void anOlderOneThatComesLaterIsNotDrawn() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.request(again("a", 2));

            bench.backfillOf(inAutumn("a"));

            assertThat(bench.failed())
                    .singleElement()
                    .extracting(ImageFailed::getGeneration)
                    .isEqualTo(1L);
            bench.forward(HOUR);
            assertThat(asked(bench)).containsExactly("a");
        }
    }

    @Test
    void aRetryIsNotDrawnBesideANewerOneThatWaits() {
        try (StageBench bench = new StageBench(4, campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.deliver();
            bench.request(inAutumn("a"));
            bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
            bench.deliver();
            assertThat(bench.retries()).hasSize(1);

            bench.request(again("a", 2));

            assertThat(bench.failed().getFirst().getAttempts()).isEqualTo(1);
            bench.forward(HOUR.plus(HOUR));
            assertThat(asked(bench)).containsExactly("a", "a");
        }
    }

    @Test
    void aRetryThatMayBeOnTheBillSaysSoWhenItIsReplacedAndItsLatePictureIsItsResult() {
        Campaign twice = campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE));
        try (StageBench bench = StageBench.idempotent(4, twice)) {
            bench.deliver();
            bench.request(inAutumn("a"));
            bench.provider.fail(0, io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME);
            bench.deliver();

            bench.request(again("a", 2));

            assertThat(bench.failed())
                    .singleElement()
                    .satisfies(replaced ->
                            assertThat(replaced.getPossibleDuplicateCharge()).isTrue());
            bench.resultFromElsewhere("a");
            assertThat(bench.completed()).singleElement().satisfies(late -> {
                assertThat(late.getGeneration()).isEqualTo(1);
                assertThat(late.getPossibleDuplicateCharge()).isFalse();
            });
        }
    }

    @Test
    void theLatePictureOfARetryThatAnOperatorReleasedIsItsResult() {
        Campaign twice = campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE));
        try (StageBench bench = StageBench.idempotent(4, twice)) {
            bench.deliver();
            bench.request(inAutumn("a"));
            bench.provider.fail(0, io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME);
            bench.deliver();
            bench.request(GenerationRequest.newBuilder(again("a", 2))
                    .setFailedGeneration(1L)
                    .build());

            bench.resultFromElsewhere("a");

            assertThat(bench.failed()).isEmpty();
            assertThat(bench.completed())
                    .extracting(ImageCompleted::getGeneration)
                    .containsExactly(1L);
        }
    }

    @Test
    void aCallThatIsUnderWayIsNotCalledBackButNotRepeatedEither() {
        try (StageBench bench = new StageBench(4, campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.deliver();
            bench.request(inAutumn("a"));
            bench.forward(HOUR);
            bench.request(again("a", 2));
            assertThat(bench.failed()).isEmpty();

            bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
            bench.deliver();

            assertThat(bench.failed().getFirst().getGeneration()).isEqualTo(1);
            bench.forward(HOUR);
            assertThat(asked(bench)).containsExactly("a", "a");
        }
    }

    @Test
    void picturesThatAreThereAreTheResultOfTheOneThatIsReplaced() {
        try (StageBench bench = new StageBench(4, campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.provider.picturesPerCall = 1;
            bench.deliver();
            bench.request(
                    GenerationRequest.newBuilder(inAutumn("a")).setCount(2).build());
            bench.forward(HOUR);
            bench.provider.finish(0);
            bench.deliver();

            bench.request(again("a", 2));

            ImageCompleted replaced = bench.completed().getFirst();
            assertThat(replaced.getImages()).hasSize(1);
            assertThat(replaced.getRest().flatMap(GenerationRequest::getRetry))
                    .map(retry -> retry.getLastFailure().getWhy())
                    .contains(FailureClass.CANCELLED);
            bench.forward(HOUR);
            assertThat(asked(bench)).containsExactly("a", "a");
        }
    }
}
