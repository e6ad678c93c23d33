package io.darkroom.app.status;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Access;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks in a thread of its own, which Kafka's clients may keep for ever when the process that it looks at has left. One
 * thread.
 *
 * @param gone whether that process has left
 */
record WhileThere(BooleanSupplier gone) {
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    /**
     * What the looking comes to.
     *
     * @throws UserError when the process leaves before
     */
    <T> T until(Supplier<T> looking) {
        FutureTask<T> task = new FutureTask<>(looking::get);
        Thread thread = Thread.ofPlatform().daemon().name("darkroom-follow").start(task);
        try {
            while (!gone.getAsBoolean() || task.isDone()) {
                try {
                    return task.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Time to see whether it is still there.
                }
            }
            thread.interrupt();
            thread.join(FAREWELL);
        } catch (ExecutionException e) {
            if (!gone.getAsBoolean()) {
                throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
        throw Access.cutOff("nothing is left to look at: the same command without --follow looks into the folder");
    }
}
