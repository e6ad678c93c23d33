package io.darkroom.pipeline.generate;

import static io.darkroom.pipeline.generate.Autumn.HOUR;
import static io.darkroom.pipeline.generate.Autumn.ONE;
import static io.darkroom.pipeline.generate.Autumn.THREE;
import static io.darkroom.pipeline.generate.Autumn.TWO;
import static io.darkroom.pipeline.generate.Autumn.asked;
import static io.darkroom.pipeline.generate.Autumn.campaign;
import static io.darkroom.pipeline.generate.Autumn.capped;
import static io.darkroom.pipeline.generate.Autumn.inAutumn;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.gate.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests are drawn in the window of their campaign and within its cap, and are in nobody's way until then. */
class CampaignTest {
    @Test
    void outsideOfItsWindowARequestWaitsAndGoesWhenItOpens() {
        try (StageBench bench = new StageBench(4, campaign(new Window(ONE, TWO)))) {
            bench.deliver();
            bench.request(inAutumn("a"));
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

            bench.requests(inAutumn("a"), inAutumn("b"), Requests.of("x"), Requests.of("y"));

            assertThat(asked(bench)).containsExactly("x", "y");
            assertThat(bench.calls.lane(0).holdsLive()).isFalse();
        }
    }

    @Test
    void aCampaignAtItsCapLetsOthersPass() {
        try (StageBench bench = new StageBench(4, capped(1))) {
            bench.deliver();
            bench.requests(inAutumn("a1"), inAutumn("a2"), inAutumn("a3"), Requests.of("x"), Requests.of("y"));
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
            IntStream.range(0, 40).forEach(number -> bench.request(inAutumn("a" + number)));
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
            bench.request(inAutumn("a"));
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
            bench.requests(inAutumn("a"), inAutumn("b"));

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
            bench.request(
                    GenerationRequest.newBuilder(inAutumn("a")).setDeadline(ONE).build());
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
            bench.request(inAutumn("first without a deadline"));
            for (int i = 0; i < 7_000; i++) {
                bench.request(GenerationRequest.newBuilder(inAutumn("a" + i))
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
            bench.request(
                    GenerationRequest.newBuilder(inAutumn("a")).setCount(2).build());
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

            bench.request(inAutumn("a"));

            assertThat(bench.provider.calls()).isEmpty();
            assertThat(bench.failed().getFirst().getState()).isEqualTo(FailedState.EXPIRED);
        }
    }

    @Test
    void whatWasHandedOverDoesNotLeaveWhenItsWindowHasClosed() {
        try (StageBench bench = new StageBench(20, campaign(new Window(Instant.MIN, ONE), new Window(TWO, THREE)))) {
            bench.deliver();
            IntStream.range(0, 22).forEach(number -> bench.request(inAutumn("a" + number)));
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
            bench.backfillOf(inAutumn("b1"), inAutumn("b2"));
            bench.request(inAutumn("a1"));
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

    private static GenerationRequest four(String sku) {
        return GenerationRequest.newBuilder(inAutumn(sku)).setCount(4).build();
    }
}
