package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a provider is called.
 *
 * @param maxInFlight calls in flight over the whole fleet, 1 to 100,000; shared by the partitions of the work queue
 * @param rate calls that may start in a time over the whole fleet; empty for as many as come
 * @param backfillShare most of the calls that may be replays and imports while live work waits, 0.01 to 1
 * @param timeout longest time a call takes before the provider port gives it up, 1 s to 1 h
 * @param price price of one picture, for the metric of the cost
 */
public record CallSettings(
        int maxInFlight, Optional<Rate> rate, double backfillShare, Duration timeout, Optional<PicturePrice> price) {
    /** Share of the backfill that nobody set. */
    public static final double BACKFILL_SHARE = 0.25;

    /** Calls per second over the whole fleet. */
    OptionalDouble perSecond() {
        return rate.map(Rate::perSecond).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    void check(String path) {
        Bounds.check(path + ".max-in-flight", maxInFlight, 1, 100_000);
        Bounds.check(path + ".backfill-share", backfillShare, 0.01, 1);
        Bounds.check(path + ".call-timeout", timeout, Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
