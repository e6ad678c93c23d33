package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.task.Dispatch;
import io.darkroom.pipeline.generate.task.Recovery;
import io.darkroom.pipeline.generate.task.Settle;
import io.darkroom.pipeline.generate.task.Task;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the task when something is due, or once a minute until then, and never otherwise: each firing makes the task
 * commit. Stream thread only.
 */
final class Alarm {
    private static final Duration WHILE_BLOCKED = Duration.ofMillis(100);
    private static final Duration WHILE_PACED = Duration.ofSeconds(1);
    private static final Duration SAME = Duration.ofMillis(10);

    /** A timer that is cancelled stays in Kafka's queue until it is due, so none is set for days. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ProcessorContext<?, ?> context;
    private final Task task;
    private final Dispatch dispatch;
    private final Settle settle;
    private final Recovery recovery;
    private final Runnable hasten;

    private @Nullable Cancellable timer;
    private Instant at = Instant.MAX;

    /** @param hasten commits at once when calls wait for it */
    Alarm(
            ProcessorContext<?, ?> context,
            Task task,
            Dispatch dispatch,
            Settle settle,
            Recovery recovery,
            Runnable hasten) {
        this.context = context;
        this.task = task;
        this.dispatch = dispatch;
        this.settle = settle;
        this.recovery = recovery;
        this.hasten = hasten;
    }

    /** Sets the timer for the next thing that only time brings about. */
    void set() {
        Instant next = within(next());
        if (next.equals(at) || isAsGood(next) || isDue()) {
            return;
        }
        end();
        at = next;
        if (!next.equals(Instant.MAX)) {
            long millis = Math.max(1, Duration.between(now(), next).toMillis());
            timer = context.schedule(Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, time -> ring());
        }
    }

    /** A cancelled timer stays in Kafka's queue until it is due: one that is set for about then already is left alone. */
    private boolean isAsGood(Instant next) {
        return timer != null && Duration.between(at, next).abs().compareTo(SAME) < 0;
    }

    /** One that is about to ring is not put off: whoever comes before it, time after time, would silence it. */
    private boolean isDue() {
        return timer != null && !at.equals(Instant.MIN) && !at.isAfter(now());
    }

    void end() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private Instant within(Instant next) {
        return next.equals(Instant.MAX) ? next : earlier(next, soon(now(), LONGEST));
    }

    private Instant next() {
        if (dispatch.isBlocked(now())) {
            return soon(now(), WHILE_BLOCKED);
        }
        Instant deadline = earlier(recovery.nextDeadline().orElse(Instant.MAX), dispatch.firstDeadline());
        Instant due = nextRoom();
        Instant first = earlier(due, deadline);
        // The gate may be shut when the commit releases these calls, and then nothing else would wake the task.
        if (task.lane().awaitsCommit()) {
            first = earlier(first, soon(now(), WHILE_BLOCKED));
        }
        // The pace wakes who waits for it; but a gate that is shut then makes it pass the task over, and tells
        // nobody later.
        return task.lane().mayStart() ? earlier(first, soon(now(), WHILE_PACED)) : first;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When the next retry is due, or later when the pace has no room for it; far away when it waits for an answer. */
    private Instant nextRoom() {
        return task.lane()
                .untilRoom()
                .map(wait -> wait.isZero() || !dispatch.hasWork(now())
                        ? dispatch.nextDue(now())
                        : soon(now(), wait.compareTo(WHILE_PACED) < 0 ? wait : WHILE_PACED))
                .orElse(Instant.MAX);
    }

    /** Within this time, and not later than the timer that is set. */
    private Instant soon(Instant now, Duration within) {
        return at.isAfter(now) && !at.isAfter(now.plus(within)) ? at : now.plus(within);
    }

    private void ring() {
        at = Instant.MIN;
        settle.sweep(now());
        task.lane().startReady();
        dispatch.sendNext(now());
        hasten.run();
        set();
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
