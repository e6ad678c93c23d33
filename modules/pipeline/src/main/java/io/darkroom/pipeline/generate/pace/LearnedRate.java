package io.darkroom.pipeline.generate.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * The rate that a provider's refusals (429) taught this process. It begins as no limit, or as the share of a configured rate.
 * The first refusal sets it to nine tenths of the calls a second that were accepted; each later one lowers it by a tenth, to
 * half of it at most, twice a second at most, and refusals of calls that had left before the last time count no more. While it
 * holds calls back it grows by a hundredth a second, with one call by a hundredth at most; when nothing was refused for 20 s by
 * a tenth a second, with one call by a twentieth at most. Ten minutes after the last refusal it is forgotten. Guarded by its
 * owner.
 */
final class LearnedRate {
    private static final double LOWER = 0.9;
    private static final double HALF = 0.5;
    private static final double LEAST = 1 / 60.0;

    /** Less than this of a call within the last second: nothing is accepted, which says nothing about how fast to ask. */
    private static final double NOTHING = 0.5;

    private static final double GROWTH = 0.01;
    private static final double FAST_GROWTH = 0.1;
    private static final double MOST_PER_CALL = 0.01;
    private static final double MOST_PER_CALL_WHEN_CALM = 0.05;

    /** The first refusals may meet one process of many: it goes on with this part at least of what it tried. */
    private static final double LEAST_AT_FIRST = 0.1;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    /** What a refusal means for all calls. */
    enum Verdict {
        /** Go on, a little slower perhaps. */
        SLOWER,
        /** Nearly everything is refused, or nobody knows how much is: leave the provider alone for a while. */
        WAIT
    }

    private double perSecond = Double.POSITIVE_INFINITY;
    private boolean learning;
    private double started;
    private double accepted;
    private Instant lastStart;
    private Instant lowered = Instant.MIN;
    private Instant refused = Instant.MIN;

    LearnedRate(Instant now) {
        lastStart = now;
    }

    /** Calls per second, positive infinity when nothing was learned. */
    double perSecond(Instant now) {
        if (isKnown() && now.isAfter(refused.plus(FORGOTTEN))) {
            perSecond = Double.POSITIVE_INFINITY;
        }
        return perSecond;
    }

    private boolean isKnown() {
        return perSecond < Double.POSITIVE_INFINITY;
    }

    /** A call is about to start: what the refusals before it had to say has been said. */
    void resume(Instant now) {
        if (learning) {
            learning = false;
            if (accepted > NOTHING) {
                perSecond = Math.max(LEAST, LOWER * Math.max(accepted, LEAST_AT_FIRST * started));
                lowered = now;
            }
        }
    }

    /**
     * A call starts.
     *
     * @param held whether this rate held it back
     */
    void started(Instant now, boolean held) {
        double seconds = Duration.between(lastStart, now).toNanos() / 1e9;
        double left = Math.exp(-seconds);
        started = started * left + 1;
        accepted = accepted * left + 1;
        lastStart = now;
        if (held && isKnown()) {
            perSecond *= 1 + growth(seconds, now.isAfter(refused.plus(CALM)));
        }
    }

    private static double growth(double seconds, boolean calm) {
        return calm
                ? Math.min(MOST_PER_CALL_WHEN_CALM, FAST_GROWTH * seconds)
                : Math.min(MOST_PER_CALL, GROWTH * seconds);
    }

    /**
     * A call was refused.
     *
     * @param left when it left
     * @param alone whether it was sent to find out whether anything is accepted: then it says nothing about how many are
     * @param share calls per second that are allowed anyway, where learning begins; positive infinity when unknown
     */
    Verdict refused(Instant left, Instant now, boolean alone, double share) {
        perSecond = Math.min(perSecond(now), share);
        accepted -= Math.min(1, Math.exp(-Duration.between(left, lastStart).toNanos() / 1e9));
        refused = now;
        boolean first = learning || !isKnown();
        learning = first;
        if (!first && !alone && isNews(left, now) && accepted > NOTHING) {
            perSecond = Math.max(LEAST, LOWER * Math.clamp(accepted, HALF * perSecond, perSecond));
            lowered = now;
        }
        return first || alone || accepted < HALF * started ? Verdict.WAIT : Verdict.SLOWER;
    }

    private boolean isNews(Instant left, Instant now) {
        return left.isAfter(lowered) && !now.isBefore(lowered.plus(PAUSE));
    }
}
