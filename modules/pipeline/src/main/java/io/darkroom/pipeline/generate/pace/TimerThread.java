package io.darkroom.pipeline.generate.pace;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The timer of one process: a thread of its own, which sleeps while nothing is asked of it. Any thread. */
public final class TimerThread implements Timer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

    private final ScheduledThreadPoolExecutor thread;

    /** @param name name of the thread */
    public TimerThread(String name) {
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(name).daemon().factory());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the task catches its own failures
    public void after(Duration delay, Runnable task) {
        try {
            thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.atDebug().log("timer is closed");
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("task of the timer failed");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
