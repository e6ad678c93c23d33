package io.darkroom.pipeline.generate.setting;

import io.darkroom.pipeline.generate.job.JobSettings;
import io.darkroom.pipeline.generate.pace.Rate;
import io.darkroom.pipeline.generate.price.PriceList;
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
 * @param prices of one picture, for results and the metric of the cost
 * @param jobs how jobs are looked at, where the provider draws in jobs
 */
public record CallSettings(
        int maxInFlight,
        Optional<Rate> rate,
        double backfillShare,
        Duration timeout,
        PriceList prices,
        JobSettings jobs) {
    /** Share of the backfill that nobody set. */
    public static final double BACKFILL_SHARE = 0.25;

    /** A provider whose jobs, if it has any, are looked at as usual. */
    public CallSettings(
            int maxInFlight, Optional<Rate> rate, double backfillShare, Duration timeout, PriceList prices) {
        this(maxInFlight, rate, backfillShare, timeout, prices, JobSettings.defaults());
    }

    /** Calls per second over the whole fleet. */
    public OptionalDouble perSecond() {
        return rate.map(Rate::perSecond).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    void check(String path) {
        Bounds.check(path + ".max-in-flight", maxInFlight, 1, 100_000);
        Bounds.check(path + ".backfill-share", backfillShare, 0.01, 1);
        Bounds.check(path + ".call-timeout", timeout, Duration.ofSeconds(1), Duration.ofHours(1));
        Bounds.check(path + ".poll-interval", jobs.interval(), Duration.ofMillis(100), Duration.ofMinutes(10));
        Bounds.check(path + ".poll-interval-later", jobs.later(), jobs.interval(), Duration.ofHours(1));
        Bounds.check(path + ".job-deadline", jobs.deadline(), Duration.ofSeconds(1), Duration.ofHours(24));
    }
}
