package io.darkroom.pipeline.generate.flight;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PrecedencePropertyTest {
    @Property
    void backfillNeverHasMoreThanItsShareOrOneWhileLiveWorkWaits(
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 2_000) int permits,
            @ForAll @IntRange(max = 2_000) int backfill,
            @ForAll boolean liveReady) {
        boolean may = new Precedence(share).backfillMay(permits, backfill, liveReady, false);

        if (may) {
            assertThat(backfill + 1).isLessThanOrEqualTo(Math.max(1, (int) Math.ceil(share * permits)));
        }
    }

    @Property
    void oneIsAllowedWhenNothingLiveStandsReadyAndAllWhenNothingLiveWaits(
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 2_000) int permits,
            @ForAll @IntRange(max = 2_000) int backfill) {
        Precedence precedence = new Precedence(share);

        assertThat(precedence.backfillMay(permits, 0, false, false)).isTrue();
        assertThat(precedence.backfillMay(permits, backfill, false, true)).isTrue();
    }

    @Property
    void liveWorkAlwaysKeepsAPermit(
            @ForAll @DoubleRange(min = 0.01, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 2_000) int permits) {
        assertThat(new Precedence(share).reserved(permits)).isBetween(0, permits - 1);
        assertThat(new Precedence(share).backfillMay(permits, permits - 1, true, false))
                .isFalse();
    }

    @Example
    void shareIsRoundedDown() {
        assertThat(new Precedence(0.25).reserved(6)).isEqualTo(1);
        assertThat(new Precedence(0.25).reserved(4)).isEqualTo(1);
        assertThat(new Precedence(0.25).reserved(3)).isZero();
        assertThat(new Precedence(0.29).reserved(100)).isEqualTo(29);
        assertThat(new Precedence(1).reserved(4)).isEqualTo(3);
    }
}
