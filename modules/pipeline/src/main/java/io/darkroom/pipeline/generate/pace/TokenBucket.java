package io.darkroom.pipeline.generate.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * Tokens that come one by one at a rate which may change; begins empty. It keeps what comes within 25 ms, one at least: enough
 * to make up for a timer that is late, and too little to be a burst. Guarded by its owner.
 */
final class TokenBucket {
    private static final double KEPT_SECONDS = 0.025;

    /** A token that is missing by less than this is there: sums of fractions are never quite one. */
    private static final double ROUNDING = 1e-6;

    private double perSecond;
    private double tokens;
    private Instant at;

    TokenBucket(Instant now) {
        at = now;
    }

    /** Changes the rate from now on; positive infinity is no limit, 0 is none at all. */
    void rate(double calls, Instant now) {
        refill(now);
        perSecond = calls;
        tokens = Math.min(tokens, most());
    }

    double rate() {
        return perSecond;
    }

    private double most() {
        return Math.max(1, perSecond * KEPT_SECONDS);
    }

    private void refill(Instant now) {
        double seconds = Duration.between(at, now).toNanos() / 1e9;
        if (seconds > 0) {
            tokens = Double.isInfinite(perSecond) ? 1 : Math.min(most(), tokens + perSecond * seconds);
        }
        at = now;
    }

    boolean isUnlimited() {
        return Double.isInfinite(perSecond);
    }

    /** Tokens that are there now. */
    double tokens(Instant now) {
        refill(now);
        return isUnlimited() ? Double.POSITIVE_INFINITY : tokens + ROUNDING;
    }

    /** Takes one token, if it is there. */
    boolean take(Instant now) {
        if (tokens(now) < 1) {
            return false;
        }
        tokens -= isUnlimited() ? 0 : 1;
        return true;
    }

    /** Time until so many tokens would be there if none was taken; a day when none comes. */
    Duration until(double wanted, Instant now) {
        double missing = wanted - tokens(now);
        if (missing <= 0) {
            return Duration.ZERO;
        }
        return perSecond > 0
                ? Duration.ofNanos((long) Math.ceil(Math.min(86_400, missing / perSecond) * 1e9))
                : Duration.ofDays(1);
    }
}
