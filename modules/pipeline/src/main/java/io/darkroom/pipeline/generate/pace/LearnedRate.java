package io.darkroom.pipeline.generate.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * The rate that a provider's refusals (429) taught this process. It begins as no limit. The first refusal sets it to nine
 * tenths of the calls a second that were accepted; each later one lowers it by a tenth, to half of it at most, and refusals of
 * calls that had left before count no more. While it holds calls back it grows by a hundredth a second, by a tenth a second
 * when nothing was refused for 20 s, and by a hundredth with one call at most. Ten minutes after the last refusal it is
 * forgotten. Guarded by its owner.
 */
final class LearnedRate {
    private static final double LOWER = 0.9;
    private static final double HALF = 0.5;
    private static final double LEAST = 1 / 60.0;

    /** Calls that a provider lets through less often than this say nothing about how fast it may be asked. */
    private static final double NOTHING = 0.1;

    private static final double GROWTH = 0.01;
    private static final double FAST_GROWTH = 0.1;
    private static final double MOST_PER_CALL = 0.01;
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
            if (accepted > NOTHING * started) {
                perSecond = Math.max(LEAST, LOWER * accepted);
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
            double growth = now.isAfter(refused.plus(CALM)) ? FAST_GROWTH : GROWTH;
            perSecond *= 1 + Math.min(MOST_PER_CALL, growth * seconds);
        }
    }

    /**
     * A call was refused.
     *
     * @param left when it left
     * @param alone whether it was sent to find out whether anything is accepted: then it says nothing about how many are
     */
    Verdict refused(Instant left, Instant now, boolean alone) {
        accepted -= Math.min(1, Math.exp(-Duration.between(left, lastStart).toNanos() / 1e9));
        refused = now;
        boolean first = learning || !isKnown();
        learning = first;
        if (!first && !alone && left.isAfter(lowered) && accepted > NOTHING * started) {
            perSecond = Math.max(LEAST, LOWER * Math.clamp(accepted, HALF * perSecond, perSecond));
            lowered = now;
        }
        return first || alone || accepted < HALF * started ? Verdict.WAIT : Verdict.SLOWER;
    }
}
