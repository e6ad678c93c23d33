package io.darkroom.pipeline.generate.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * Sees that the machine's clock was set: Kafka's consumer measures each poll by it, and the one that is under way when the clock
 * is set back by an hour would end in an hour. Looks once a second. Any thread.
 */
public final class StepWatch {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Clocks clocks;
    private final Timer timer;
    private final Runnable stepped;
    private Duration apart;

    /** @param stepped told when the wall clock went otherwise than the steady one, by more than a second */
    public StepWatch(Clocks clocks, Timer timer, Runnable stepped) {
        this.clocks = clocks;
        this.timer = timer;
        this.stepped = stepped;
        this.apart = apart();
    }

    private Duration apart() {
        Instant steady = clocks.steady().instant();
        return Duration.between(steady, clocks.wall().instant());
    }

    /** Begins to look, for as long as the timer lives. */
    public void start() {
        timer.after(EVERY, this::look);
    }

    private void look() {
        Duration now = apart();
        boolean step = now.minus(apart).abs().compareTo(STEP) > 0;
        apart = now;
        start();
        if (step) {
            stepped.run();
        }
    }
}
