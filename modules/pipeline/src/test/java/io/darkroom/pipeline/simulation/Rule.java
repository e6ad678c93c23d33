package io.darkroom.pipeline.simulation;

import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Something that an API does instead of drawing. Rules are asked in order; the first that has an answer decides. */
interface Rule {

    /**
     * What is answered, if this rule has a say.
     *
     * @param call number of the call, from 1
     * @param since time since the begin
     */
    Optional<Answer> answer(int call, Duration since);

    private static boolean isWithin(Duration since, long fromSecond, long toSecond) {
        return since.toMillis() >= fromSecond * 1_000 && since.toMillis() < toSecond * 1_000;
    }

    /** Nothing but this failure for a while. */
    static Rule during(long fromSecond, long toSecond, Answer answer) {
        return (call, since) -> isWithin(since, fromSecond, toSecond) ? Optional.of(answer) : Optional.empty();
    }

    /** Calls that begin in this time are not answered within 30 s, when the client gives up. */
    static Rule hanging(long fromSecond, long toSecond) {
        return during(
                fromSecond,
                toSecond,
                Answer.failure(FailureClass.UNKNOWN_OUTCOME, Duration.ofSeconds(30), Optional.empty()));
    }

    /** The credits end after so many calls, and somebody pays at this second. */
    static Rule quota(int calls, long paidAtSecond) {
        return (call, since) -> call > calls && since.toSeconds() < paidAtSecond
                ? Optional.of(Answer.failure(FailureClass.QUOTA_EXHAUSTED))
                : Optional.empty();
    }

    /** How an API says when it may be asked again. */
    enum Hint {
        NONE,
        SECONDS,
        DATE
    }

    /** So many calls in each window that begins at a full multiple of it; the rest is refused. */
    static Rule window(int calls, Duration window, Hint hint) {
        return new Rule() {
            private long current = -1;
            private int taken;

            @Override
            public Optional<Answer> answer(int call, Duration since) {
                long number = since.toMillis() / window.toMillis();
                taken = number == current ? taken + 1 : 1;
                current = number;
                Duration left = window.multipliedBy(number + 1).minus(since);
                return taken <= calls ? Optional.empty() : Optional.of(Answer.tooMany(hinted(left, since, hint)));
            }
        };
    }

    /** A bucket of so many tokens, refilled at so many a second; a call without one is refused. */
    static Rule bucket(int perSecond, int size, Hint hint) {
        return new Rule() {
            private double tokens = size;
            private Duration at = Duration.ZERO;

            @Override
            public Optional<Answer> answer(int call, Duration since) {
                tokens = Math.min(size, tokens + perSecond * since.minus(at).toNanos() / 1e9);
                at = since;
                if (tokens >= 1) {
                    tokens--;
                    return Optional.empty();
                }
                return Optional.of(Answer.tooMany(hinted(Duration.ofMillis(10), since, hint)));
            }
        };
    }

    /** Seconds are rounded up, a date is a full second. */
    private static Optional<Duration> hinted(Duration left, Duration since, Hint hint) {
        return switch (hint) {
            case NONE -> Optional.empty();
            case SECONDS ->
                Optional.of(Duration.ofSeconds(Math.max(1, left.plusMillis(999).toSeconds())));
            case DATE -> {
                Instant now = VirtualTime.BEGIN.plus(since);
                Instant date = now.plus(left).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
                yield Optional.of(Duration.between(now, date));
            }
        };
    }
}
