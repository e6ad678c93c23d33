package io.darkroom.app.status;

import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says what is being read, but only when it takes longer than a moment. Any thread. */
final class Notes implements Consumer<String>, AutoCloseable {
    private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    private final PrintWriter err;
    private CompletableFuture<Void> next = CompletableFuture.completedFuture(null);

    Notes(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void accept(String note) {
        next.cancel(false);
        next = CompletableFuture.runAsync(() -> say(note), LATER);
    }

    private void say(String note) {
        err.println(note);
        err.flush();
    }

    /** What was not said by now is not said. */
    @Override
    public synchronized void close() {
        next.cancel(false);
    }
}
