package io.darkroom.pipeline.intake.waiting;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a task when the deadline of an order that waits passes, and never otherwise: each firing makes its task commit.
 * Stream thread only.
 */
public final class DeadlineAlarm {
    /** A timer that is cancelled stays in Kafka's queue until it is due, so none is set for days. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ProcessingContext context;
    private final WaitingOrders waiting;
    private final Runnable ring;
    private @Nullable Cancellable timer;
    private Instant at = Instant.MAX;

    /** @param ring told that something may be due */
    public DeadlineAlarm(ProcessingContext context, WaitingOrders waiting, Runnable ring) {
        this.context = context;
        this.waiting = waiting;
        this.ring = ring;
    }

    /** Sets the timer for the next deadline of all that wait. */
    public void set() {
        noLaterThan(waiting.nextDeadline());
    }

    /** Sets the timer for this deadline, when that is earlier than what it is set for. */
    public void noLaterThan(Instant next) {
        if (next.isBefore(at)) {
            end();
            Duration left = Duration.between(Instant.ofEpochMilli(context.currentSystemTimeMs()), next);
            long millis = Math.max(1, Math.min(left.toMillis(), LONGEST.toMillis()));
            at = next;
            timer = context.schedule(Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, time -> rung());
        }
    }

    private void rung() {
        end();
        ring.run();
        set();
    }

    /** Ends the timer. */
    public void end() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        at = Instant.MAX;
    }
}
