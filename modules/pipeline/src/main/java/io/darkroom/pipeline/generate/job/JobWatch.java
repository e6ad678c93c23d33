package io.darkroom.pipeline.generate.job;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides after each look at one job when to look again, or that it is over. Pure but for its jitter, which comes in. One
 * thread at a time.
 *
 * <p>A look that fails says nothing about the job: it is repeated more and more rarely. That the provider does not know a job,
 * or that it is done without a picture, may pass: it is believed when several looks over some minutes say so and none says
 * otherwise. A job that is drawn for longer than its deadline is given up, but only when a look has said that it is still drawn.
 */
final class JobWatch {
    static final Duration EARLY = Duration.ofMinutes(1);
    static final Duration RAREST = Duration.ofMinutes(1);

    /** How long, and in how many looks, nothing must be there before that is believed. */
    static final Duration ABSENCE = Duration.ofMinutes(2);

    static final int ABSENT_LOOKS = 4;

    /** How long a job is looked at in vain, after a stop too, before it is given up. */
    static final Duration LEAST_LOOKING = Duration.ofMinutes(15);

    private static final Duration SPREAD = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final double JITTER = 0.1;

    /** What follows a look. */
    sealed interface Step {}

    /** Look again after a time. */
    record Look(Duration in) implements Step {}

    /** The job is over. */
    record Over(Reply outcome) implements Step {}

    private final Job job;
    private final JobLimits limits;
    private final RandomGenerator random;
    private int failures;
    private int absences;
    private @Nullable Duration absentSince;
    private @Nullable Duration lookingSince;

    JobWatch(Job job, JobLimits limits, RandomGenerator random) {
        this.job = job;
        this.limits = limits;
        this.random = random;
    }

    /** When a job that was just accepted is looked at first. */
    Duration first() {
        return jittered(limits.settings().interval());
    }

    /**
     * When a job that was found in the store is looked at: soon, and not all in the same moment.
     *
     * @param jobs how many are
     */
    Duration soon(int jobs) {
        return SPREAD.multipliedBy(jobs).multipliedBy(random.nextInt(100)).dividedBy(100);
    }

    /** @param age time since the job was ordered */
    Step after(JobReport report, Duration age) {
        lookingSince = lookingSince == null ? age : lookingSince;
        return switch (report) {
            case JobReport.Ended ended -> ended(ended.outcome(), age);
            case JobReport.Working working -> working(age);
            case JobReport.Unknown unknown -> unknown(unknown.why(), unknown.retryAfter(), age);
        };
    }

    private Step working(Duration age) {
        failures = 0;
        absences = 0;
        absentSince = null;
        return age.compareTo(limits.settings().deadline()) < 0
                ? new Look(jittered(usual(age)))
                : new Over(failed(FailureClass.DEADLINE, limits.stillDrawn(job)));
    }

    private Step unknown(String why, Optional<Duration> retryAfter, Duration age) {
        failures = Math.min(MOST_DOUBLINGS, failures + 1);
        if (age.compareTo(limits.maxAge()) >= 0 && lasts(lookingSince, LEAST_LOOKING, age)) {
            return new Over(failed(FailureClass.RESULT_LOST, limits.neverSeen(job, why)));
        }
        Duration own = rarer(age, failures);
        return new Look(longer(own, shorter(retryAfter.orElse(Duration.ZERO), LONGEST_WAIT)));
    }

    private Step ended(Reply outcome, Duration age) {
        if (outcome instanceof Reply.Accepted) {
            return unknown("the look was answered with a job", Optional.empty(), age);
        }
        return outcome instanceof Reply.Failed failed && isAbsence(failed.why())
                ? absent(failed, age)
                : new Over(outcome);
    }

    private static boolean isAbsence(FailureClass why) {
        return why == FailureClass.RESULT_LOST || why == FailureClass.EMPTY_RESULT;
    }

    private Step absent(Reply.Failed outcome, Duration age) {
        failures = 0;
        absentSince = absentSince == null ? age : absentSince;
        absences = Math.min(MOST_DOUBLINGS, absences + 1);
        return absences >= ABSENT_LOOKS && lasts(absentSince, ABSENCE, age)
                ? new Over(outcome)
                : new Look(rarer(age, absences));
    }

    private static boolean lasts(@Nullable Duration since, Duration time, Duration now) {
        return since != null && now.minus(since).compareTo(time) >= 0;
    }

    private Duration rarer(Duration age, int doublings) {
        Duration longest = longer(RAREST, limits.settings().later());
        return jittered(shorter(usual(age).multipliedBy(1L << doublings), longest));
    }

    private Duration usual(Duration age) {
        JobSettings settings = limits.settings();
        return age.compareTo(EARLY) < 0 ? settings.interval() : settings.later();
    }

    private Duration jittered(Duration delay) {
        return delay.plusNanos((long) (delay.toNanos() * JITTER * random.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Reply failed(FailureClass why, String error) {
        return new Reply.Failed(why, error, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }
}
