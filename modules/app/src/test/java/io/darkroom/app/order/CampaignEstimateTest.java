package io.darkroom.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.order.time.Part;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A time that is told counts caps and windows of campaigns. */
class CampaignEstimateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Estimate TEN_AT_A_TIME = new Estimate(10, Optional.empty());

    @Test
    void theCapOfACampaignDecidesWhereItIsSmaller() {
        Part capped = part(1_000, OptionalInt.of(2), Window.ALWAYS);

        assertThat(TEN_AT_A_TIME.time(List.of(free(100), capped), NOW))
                .isEqualTo("Time: about 4.2 h with 10 calls at a time, 2 of campaign winter, if a call takes 30 s");
    }

    @Test
    void theCapOfThePlanDecidesWhereBothTogetherAreMore() {
        Part capped = part(20, OptionalInt.of(5), Window.ALWAYS);

        assertThat(TEN_AT_A_TIME.time(List.of(free(980), capped), NOW))
                .isEqualTo("Time: about 50 min with 10 calls at a time, 5 of campaign winter, if a call takes 30 s");
    }

    @Test
    void aCapAboveThatOfThePlanSaysNothing() {
        assertThat(TEN_AT_A_TIME.time(List.of(part(20, OptionalInt.of(50), Window.ALWAYS)), NOW))
                .isEqualTo("Time: about 1 min with 10 calls at a time, if a call takes 30 s");
    }

    @Test
    void whatIsClosedBeginsWhenItOpens() {
        Part closed = part(1_000, OptionalInt.empty(), new Window(hours(4), Instant.MAX));

        assertThat(TEN_AT_A_TIME.time(List.of(free(100), closed), NOW))
                .isEqualTo(
                        "Time: about 4.8 h with 10 calls at a time, if a call takes 30 s; campaign winter opens in 4 h");
    }

    @Test
    void whatDoesNotFitIntoAWindowGoesOnInTheNext() {
        Part twoNights =
                part(1_320, OptionalInt.empty(), new Window(hours(0), hours(1)), new Window(hours(100), hours(101)));

        assertThat(TEN_AT_A_TIME.time(List.of(twoNights), NOW))
                .isEqualTo("Time: about 4.2 d with 10 calls at a time, if a call takes 30 s");
        assertThat(TEN_AT_A_TIME.left(List.of(twoNights), NOW)).isEmpty();
    }

    @Test
    void whatFitsIntoNoWindowIsNamed() {
        Part tooMany = part(1_500, OptionalInt.empty(), new Window(hours(0), hours(1)));

        assertThat(TEN_AT_A_TIME.time(List.of(tooMany), NOW))
                .isEqualTo("Time: about 60 min with 10 calls at a time, if a call takes 30 s");
        assertThat(TEN_AT_A_TIME.left(List.of(tooMany), NOW))
                .containsExactly("Campaign winter: about 1200 of 1500 calls can be made before it ends at"
                        + " 2026-11-20T09:00:00Z; the rest would end as EXPIRED");
    }

    @Test
    void ordersWhoseCallsFollowEachOtherDoNotFillTheirRounds() {
        Campaign minute = campaign(OptionalInt.of(50), new Window(NOW, NOW.plusSeconds(60)));
        Part fiveOfFour = new Part(Optional.of(minute), 20, 4);

        assertThat(new Estimate(50, Optional.empty()).left(List.of(fiveOfFour), NOW))
                .containsExactly("Campaign winter: about 10 of 20 calls can be made before it ends at"
                        + " 2026-11-20T08:01:00Z; the rest would end as EXPIRED");
    }

    @Test
    void aRateBelowOneStartInTheTimeOfACallDecidesHowManyFit() {
        Estimate oneAMinute = new Estimate(10, Rate.parse("1/min"));
        Part tooMany = part(100, OptionalInt.empty(), new Window(hours(0), hours(1)));

        assertThat(oneAMinute.left(List.of(tooMany), NOW))
                .containsExactly("Campaign winter: about 60 of 100 calls can be made before it ends at"
                        + " 2026-11-20T09:00:00Z; the rest would end as EXPIRED");
    }

    @Test
    void whatIsOverTakesNoTime() {
        assertThat(TEN_AT_A_TIME.time(List.of(part(10, OptionalInt.empty(), new Window(hours(-2), hours(-1)))), NOW))
                .isEqualTo("Time: none, for no call would be made");
    }

    private static Instant hours(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private static Part free(long calls) {
        return new Part(Optional.empty(), calls);
    }

    private static Part part(long calls, OptionalInt cap, Window... windows) {
        return new Part(Optional.of(campaign(cap, windows)), calls);
    }

    private static Campaign campaign(OptionalInt cap, Window... windows) {
        return new Campaign("winter", List.of(windows), List.of(), cap, Optional.empty());
    }
}
