package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.provider.ImageCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests are drawn in the window of their campaign and within its cap, and are in nobody's way until then. */
class CampaignTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant ONE = Requests.T0.plus(HOUR);
    private static final Instant TWO = ONE.plus(HOUR);
    private static final Instant THREE = TWO.plus(HOUR);

    @Test
    void outsideOfItsWindowARequestWaitsAndGoesWhenItOpens() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.request(of("a"));
            bench.forward(HOUR.minusMillis(1));
            assertThat(bench.provider.calls()).isEmpty();

            bench.forward(Duration.ofMillis(1));

            assertThat(asked(bench)).containsExactly("a");
        }
    }

    @Test
    void othersGoOnMeanwhile() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();

            bench.requests(of("a"), of("b"), Requests.of("x"), Requests.of("y"));

            assertThat(asked(bench)).containsExactly("x", "y");
            assertThat(bench.calls.lane(0).holdsLive()).isFalse();
        }
    }

    @Test
    void aCampaignAtItsCapLetsOthersPass() {
        try (StageBench bench = new StageBench(4, capped(1))) {
            bench.deliver();
            bench.requests(of("a1"), of("a2"), of("a3"), Requests.of("x"), Requests.of("y"));
            assertThat(asked(bench)).containsExactly("a1", "x", "y");

            bench.provider.finish(0);
            bench.deliver();

            assertThat(asked(bench)).containsExactly("a1", "x", "y", "a2");
            assertThat(bench.calls.ofCampaign("autumn")).isEqualTo(1);
        }
    }

    @Test
    void allOfACampaignAreDrawnInTheirOrderAndNeverMoreThanItsCap() {
        try (StageBench bench = new StageBench(4, capped(2))) {
            bench.deliver();
            IntStream.range(0, 40).forEach(number -> bench.request(of("a" + number)));
            for (int call = 0; call < 40; call++) {
                assertThat(bench.provider.calls()).hasSizeLessThanOrEqualTo(call + 2);
                bench.provider.finish(call);
                bench.deliver();
            }

            assertThat(asked(bench))
                    .containsExactlyElementsOf(IntStream.range(0, 40)
                            .mapToObj(number -> "a" + number)
                            .toList());
            assertThat(bench.completed()).hasSize(40);
            assertThat(bench.calls.ofCampaign("autumn")).isZero();
        }
    }

    @Test
    void aRetryWaitsForItsCampaignToo() {
        try (StageBench bench = new StageBench(4, campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.deliver();
            bench.request(of("a"));
            bench.forward(HOUR.minusMillis(100));
            bench.provider.fail(0, io.darkroom.provider.FailureClass.PROVIDER_ERROR);
            bench.deliver();
            bench.forward(HOUR.minusMillis(1));
            assertThat(bench.provider.calls()).hasSize(1);

            bench.forward(Duration.ofSeconds(1));

            assertThat(asked(bench)).containsExactly("a", "a");
        }
    }

    @Test
    void whatWaitsWhenTheLastWindowClosesIsExpired() {
        try (StageBench bench = new StageBench(4, capped(1, new Window(Instant.MIN, ONE)))) {
            bench.deliver();
            bench.requests(of("a"), of("b"));

            bench.forward(HOUR.plusSeconds(1));

            ImageFailed failed = bench.failed().getFirst();
            assertThat(failed.getState()).isEqualTo(FailedState.EXPIRED);
            assertThat(failed.getFailure().getWhy()).isEqualTo(FailureClass.EXPIRED);
            assertThat(failed.getFailure().getError())
                    .isEqualTo("the end of campaign autumn at " + ONE + " passed before a call was made");
            assertThat(failed.getSku()).isEqualTo("b");
        }
    }

    @Test
    void whatWaitsAndPassesItsOwnDeadlineIsExpiredThen() {
        try (StageBench bench = new StageBench(4, campaign(new Window(TWO, THREE)))) {
            bench.deliver();
            bench.request(GenerationRequest.newBuilder(of("a")).setDeadline(ONE).build());
            bench.forward(HOUR.minusSeconds(1));
            assertThat(bench.failed()).isEmpty();

            bench.forward(Duration.ofSeconds(1));

            assertThat(bench.failed().getFirst().getFailure().getError())
                    .isEqualTo("deadline " + ONE + " passed before a call was made");
        }
    }

    @Test
    void anyNumberThatPassTheirDeadlineAreExpiredWithinAMinute() {
        try (StageBench bench = new StageBench(4, campaign(new Window(TWO, THREE)))) {
            bench.deliver();
            bench.request(of("first without a deadline"));
            for (int i = 0; i < 7_000; i++) {
                bench.request(GenerationRequest.newBuilder(of("a" + i))
                        .setDeadline(ONE)
                        .build());
            }
            bench.forward(HOUR.minusSeconds(1));
            for (int second = 0; second < 60; second++) {
                bench.forward(Duration.ofSeconds(1));
            }

            assertThat(bench.failed()).hasSize(7_000);
        }
    }

    @Test
    void whatIsPartlyDrawnWhenTheLastWindowClosesEndsThoughTheProviderIsHeld() {
        try (StageBench bench = new StageBench(4, campaign(new Window(Instant.MIN, ONE)))) {
            bench.provider.picturesPerCall = 1;
            bench.deliver();
            bench.request(GenerationRequest.newBuilder(of("a")).setCount(2).build());
            bench.calls.gate().apply(new Hold(Optional.empty(), "no credit", "", bench.now()));
            bench.provider.finish(0);
            bench.deliver();

            bench.forward(HOUR);
            bench.forward(Duration.ofMinutes(1));

            assertThat(bench.provider.calls()).hasSize(1);
            assertThat(bench.completed().getFirst().getImages()).hasSize(1);
        }
    }

    @Test
    void aCampaignsDeadlineHoldsAlsoInAnOpenWindow() {
        Campaign until =
                new Campaign("autumn", List.of(Window.ALWAYS), List.of(), OptionalInt.empty(), Optional.of(ONE));
        try (StageBench bench = new StageBench(4, until)) {
            bench.deliver();
            bench.forward(HOUR);

            bench.request(of("a"));

            assertThat(bench.provider.calls()).isEmpty();
            assertThat(bench.failed().getFirst().getState()).isEqualTo(FailedState.EXPIRED);
        }
    }

    @Test
    void whatWasHandedOverDoesNotLeaveWhenItsWindowHasClosed() {
        try (StageBench bench = new StageBench(20, campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.deliver();
            IntStream.range(0, 22).forEach(number -> bench.request(of("a" + number)));
            assertThat(bench.provider.calls()).hasSize(20);
            bench.forward(HOUR);
            bench.provider.finish(0);
            bench.deliver();
            bench.forward(Duration.ofSeconds(1));
            assertThat(bench.provider.calls()).hasSize(20);

            bench.forward(HOUR);

            assertThat(asked(bench)).hasSize(21).endsWith("a20");
        }
    }

    @Test
    void aNameThatIsNotConfiguredMeansNothing() {
        try (StageBench bench = new StageBench(4, capped(1))) {
            bench.deliver();

            bench.requests(
                    Requests.builder("a").setCampaign("winter").build(),
                    Requests.builder("b").setCampaign("winter").build());

            assertThat(asked(bench)).containsExactly("a", "b");
        }
    }

    @Test
    void backfillWaitsForItsCampaignInItsOwnLane() {
        try (StageBench bench = new StageBench(4, capped(1))) {
            bench.deliver().nothingLiveWaits();
            bench.backfillOf(of("b1"), of("b2"));
            bench.request(of("a1"));
            assertThat(asked(bench)).containsExactly("b1");

            bench.provider.finish(0);
            bench.deliver();
            bench.provider.finish(1);
            bench.deliver().nothingLiveWaits();
            bench.forward(Duration.ofSeconds(1));

            assertThat(asked(bench)).hasSize(3).contains("a1", "b2");
        }
    }

    @Test
    void whatIsOrderedAgainWhileItWaitsIsDrawnOnce() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.requests(of("a"), of("b"));

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
            bench.request(of("a"));

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
            bench.request(of("a"));

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

            bench.backfillOf(of("a"));

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
            bench.request(of("a"));
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
            bench.request(of("a"));
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
            bench.request(of("a"));
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
            bench.request(of("a"));
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
            bench.request(GenerationRequest.newBuilder(of("a")).setCount(2).build());
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

    @Test
    void severalPicturesOfOneRequestKeepToCapAndWindow() {
        try (StageBench bench = new StageBench(8, capped(2, new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.provider.picturesPerCall = 1;
            bench.deliver();
            bench.requests(four("a"), four("b"), four("c"));
            assertThat(asked(bench)).containsExactly("a", "b");
            bench.provider.finish(0);
            bench.deliver();
            assertThat(asked(bench)).containsExactly("a", "b", "a");
            assertThat(bench.calls.ofCampaign("autumn")).isEqualTo(2);

            bench.forward(HOUR);
            bench.provider.finish(1);
            bench.provider.finish(2);
            bench.deliver();
            bench.forward(HOUR.minusMillis(1));

            assertThat(asked(bench)).hasSize(3);
            bench.forward(Duration.ofMillis(1));
            for (int call = 3; call < 12; call++) {
                assertThat(bench.provider.calls()).hasSizeLessThanOrEqualTo(call + 2);
                bench.provider.finish(call);
                bench.deliver();
            }
            assertThat(bench.completed())
                    .hasSize(3)
                    .allSatisfy(done -> assertThat(done.getImages()).hasSize(4));
        }
    }

    private static Campaign campaign(Window... windows) {
        return new Campaign("autumn", List.of(windows), List.of(), OptionalInt.empty(), Optional.empty());
    }

    private static Campaign capped(int most) {
        return capped(most, Window.ALWAYS);
    }

    private static Campaign capped(int most, Window... windows) {
        return new Campaign("autumn", List.of(windows), List.of(), OptionalInt.of(most), Optional.empty());
    }

    private static GenerationRequest of(String sku) {
        return Requests.builder(sku).setCampaign("autumn").build();
    }

    private static GenerationRequest again(String sku, long generation) {
        return GenerationRequest.newBuilder(of(sku)).setGeneration(generation).build();
    }

    private static GenerationRequest four(String sku) {
        return GenerationRequest.newBuilder(of(sku)).setCount(4).build();
    }

    private static List<String> asked(StageBench bench) {
        return bench.provider.calls().stream()
                .map(ImageCall::prompt)
                .map(prompt -> prompt.substring("A picture of ".length()))
                .toList();
    }
}
