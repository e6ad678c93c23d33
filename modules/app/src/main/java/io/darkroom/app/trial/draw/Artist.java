package io.darkroom.app.trial.draw;

import io.darkroom.pipeline.generate.job.Job;
import io.darkroom.pipeline.generate.job.JobLimits;
import io.darkroom.pipeline.generate.job.Jobs;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.pace.Pace;
import io.darkroom.pipeline.generate.pace.Rate;
import io.darkroom.pipeline.generate.pace.Timer;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Has the candidates of one provider drawn, with as many calls at a time and as many a second as its settings allow. A job
 * keeps its place until its outcome is known. When key or credit are refused nothing more is sent. Any thread.
 */
final class Artist {
    /** The provider has one queue here. */
    private static final int ALL = 0;

    private final ImageProvider provider;
    private final Repeats repeats;
    private final int atATime;
    private final Pace pace;
    private final Jobs jobs;
    private final Timer timer;
    private final Clocks clocks;
    private final Consumer<Answer> told;
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private int open;
    private Optional<Reply.Failed> ended = Optional.empty();

    /** @param told told once of each candidate, on any thread, which must not be kept long */
    Artist(GenerateSettings settings, ImageProvider provider, Timer timer, Clocks clocks, Consumer<Answer> told) {
        this.provider = provider;
        this.repeats = new Repeats(settings.retry(), provider.idempotent());
        this.atATime = settings.calls().maxInFlight();
        this.timer = timer;
        this.clocks = clocks;
        this.told = told;
        this.pace = new Pace(perSecond(settings.calls().rate()), 1, clocks.steady(), timer);
        this.jobs = new Jobs(
                new JobLimits(
                        settings.provider(),
                        settings.calls().jobs(),
                        settings.retry().maxAge()),
                provider,
                timer,
                clocks,
                RandomGenerator.getDefault(),
                look -> {});
        pace.attached(ALL);
        pace.onTurn(turn -> start());
    }

    private static OptionalDouble perSecond(Optional<Rate> rate) {
        return rate.map(Rate::perSecond).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Takes candidates and returns at once. */
    void draw(List<Candidate> candidates) {
        synchronized (this) {
            candidates.forEach(each -> waiting.add(Attempt.first(each)));
        }
        start();
    }

    /** Nothing more is sent; what is under way goes on. */
    void stop() {
        end(new Reply.Failed(
                FailureClass.CANCELLED,
                "Nothing was sent: the trial was interrupted",
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private void start() {
        for (Optional<Attempt> next = next(); next.isPresent(); next = next()) {
            send(next.get());
        }
    }

    private synchronized Optional<Attempt> next() {
        if (waiting.isEmpty() || open >= atATime || !pace.take(ALL)) {
            return Optional.empty();
        }
        open++;
        return Optional.of(waiting.remove());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what comes back is told, whatever it is
    private void send(Attempt attempt) {
        Instant begin = clocks.steady().instant();
        Instant sentAt = clocks.wall().instant();
        call(attempt).whenComplete((reply, bug) -> answered(attempt, begin, sentAt, bug == null ? reply : broken(bug)));
    }

    private CompletionStage<Reply> call(Attempt attempt) {
        try {
            return provider.generate(attempt.call());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void answered(Attempt attempt, Instant begin, Instant sentAt, Reply reply) {
        switch (reply) {
            case Reply.Accepted job ->
                jobs.follow(new Job(job.jobId(), sentAt), new Jobs.Follower() {
                    @Override
                    public boolean wants() {
                        return true;
                    }

                    @Override
                    public void over(Reply outcome) {
                        tell(attempt, begin, outcome);
                    }
                });
            case Reply.Finished finished -> tell(attempt, begin, finished);
            case Reply.Failed failed -> failed(attempt, begin, failed);
        }
    }

    private void failed(Attempt attempt, Instant begin, Reply.Failed failed) {
        Optional<Duration> pause = repeats.after(failed, attempt.number());
        if (pause.isEmpty() || isEnded()) {
            if (hopeless(failed.why())) {
                end(failed);
            }
            tell(attempt, begin, failed);
            return;
        }
        free();
        timer.after(pause.get(), () -> again(attempt, begin, failed));
        start();
    }

    /** What the next call would meet, too. */
    private static boolean hopeless(FailureClass why) {
        return why == FailureClass.AUTH_CONFIG || why == FailureClass.QUOTA_EXHAUSTED;
    }

    private void again(Attempt attempt, Instant begin, Reply.Failed last) {
        boolean over;
        synchronized (this) {
            over = ended.isPresent();
            if (!over) {
                waiting.addFirst(attempt.next(last.why() == FailureClass.UNKNOWN_OUTCOME));
            }
        }
        if (over) {
            told.accept(new Answer(attempt.candidate(), last, took(begin), attempt.number()));
        } else {
            start();
        }
    }

    private synchronized boolean isEnded() {
        return ended.isPresent();
    }

    /** What waits is told with the reason why it is not drawn. */
    private void end(Reply.Failed why) {
        List<Attempt> left;
        synchronized (this) {
            ended = ended.or(() -> Optional.of(why));
            left = new ArrayList<>(waiting);
            waiting.clear();
        }
        left.forEach(each -> told.accept(new Answer(each.candidate(), why, Duration.ZERO, each.number() - 1)));
    }

    private void tell(Attempt attempt, Instant begin, Reply outcome) {
        free();
        told.accept(new Answer(attempt.candidate(), outcome, took(begin), attempt.number()));
        start();
    }

    private synchronized void free() {
        open--;
    }

    private Duration took(Instant begin) {
        return Duration.between(begin, clocks.steady().instant());
    }

    private static Reply broken(Throwable bug) {
        return new Reply.Failed(
                FailureClass.UNKNOWN_OUTCOME,
                "The call failed: " + bug.getClass().getName(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
