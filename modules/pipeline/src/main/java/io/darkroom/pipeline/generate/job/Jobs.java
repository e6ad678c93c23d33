package io.darkroom.pipeline.generate.job;

import io.darkroom.pipeline.generate.job.JobWatch.Look;
import io.darkroom.pipeline.generate.job.JobWatch.Over;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Timer;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Looks at jobs until they are over: each on its own, measured by the steady clock, never two looks at one job at a time. Any
 * thread.
 */
public final class Jobs {
    private final JobLimits limits;
    private final ImageProvider provider;
    private final Timer timer;
    private final Clocks clocks;
    private final RandomGenerator random;
    private final Consumer<JobReport> looked;

    /** @param looked told of each look */
    public Jobs(
            JobLimits limits,
            ImageProvider provider,
            Timer timer,
            Clocks clocks,
            RandomGenerator random,
            Consumer<JobReport> looked) {
        this.limits = limits;
        this.provider = provider;
        this.timer = timer;
        this.clocks = clocks;
        this.random = random;
        this.looked = looked;
    }

    /** Who waits for a job. */
    public interface Follower {
        /** Asked before and after each look; the looking ends when it says no. */
        boolean wants();

        /** How the job ended; told once, after which nothing is looked at. */
        void over(Reply outcome);
    }

    /** Looks at a job that was just accepted: first after the interval. */
    public void follow(Job job, Follower follower) {
        Following following = new Following(job, follower);
        following.next(following.watch.first());
    }

    /**
     * Looks at a job that was accepted some time ago: soon, but not at many in one moment.
     *
     * @param jobs how many are looked at
     */
    public void resume(Job job, int jobs, Follower follower) {
        Following following = new Following(job, follower);
        following.next(following.watch.soon(jobs));
    }

    /** One job that is looked at. */
    private final class Following {
        private final Job job;
        private final Follower follower;
        private final JobWatch watch;
        private final Duration ageAtBegin;
        private final Instant begin;

        Following(Job job, Follower follower) {
            this.job = job;
            this.follower = follower;
            this.watch = new JobWatch(job, limits, random);
            this.begin = clocks.steady().instant();
            Duration age = Duration.between(job.sentAt(), clocks.wall().instant());
            this.ageAtBegin = age.isNegative() ? Duration.ZERO : age;
        }

        private Duration age() {
            return ageAtBegin.plus(Duration.between(begin, clocks.steady().instant()));
        }

        void next(Duration delay) {
            timer.after(delay, this::look);
        }

        @SuppressWarnings("FutureReturnValueIgnored") // what is seen catches its own failures
        private void look() {
            if (follower.wants()) {
                poll().whenComplete((report, bug) -> seen(bug == null ? report : brokenPromise(bug)));
            }
        }

        private CompletionStage<JobReport> poll() {
            try {
                return provider.poll(job.id());
            } catch (RuntimeException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        private void seen(JobReport report) {
            if (!follower.wants()) {
                return;
            }
            looked.accept(report);
            switch (watch.after(report, age())) {
                case Look again -> next(again.in());
                case Over over -> follower.over(over.outcome());
            }
        }
    }

    /** A provider promised never to fail and did: that says nothing about the job. */
    private static JobReport brokenPromise(Throwable bug) {
        return new JobReport.Unknown(bug.toString(), Optional.empty());
    }
}
