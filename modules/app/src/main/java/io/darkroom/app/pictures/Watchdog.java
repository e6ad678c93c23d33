package io.darkroom.app.pictures;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts a thread that takes too long: a body that drips has no other limit. Any thread. */
final class Watchdog implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("picture-watchdog").factory());

    Guard guard(Duration limit) {
        return new Guard(timer, limit);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Watches the thread that made it until it is closed. One thread. */
    static final class Guard implements AutoCloseable {
        private final Thread guarded = Thread.currentThread();
        private final ScheduledFuture<?> bark;
        private boolean closed;
        private boolean barked;

        Guard(ScheduledExecutorService timer, Duration limit) {
            bark = timer.schedule(this::bark, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void bark() {
            if (!closed) {
                barked = true;
                guarded.interrupt();
            }
        }

        synchronized boolean barked() {
            return barked;
        }

        @Override
        public synchronized void close() {
            closed = true;
            bark.cancel(false);
            if (barked) {
                Thread.interrupted();
            }
        }
    }
}
