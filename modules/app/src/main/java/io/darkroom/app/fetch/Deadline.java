package io.darkroom.app.fetch;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The end of one fetch, all its redirects and the last byte included. Any thread. */
final class Deadline {

    /** The time is over. */
    static final class Passed extends IOException {
        private static final long serialVersionUID = 1L;

        Passed(Duration limit) {
            super("no answer within " + limit.toSeconds() + " s");
        }
    }

    private final Duration limit;
    private final long end;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /** Nanoseconds, at least one. */
    long left() throws Passed {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw passed();
        }
        return left;
    }

    Passed passed() {
        return new Passed(limit);
    }

    /**
     * Waits for a result.
     *
     * @param unwanted takes a result that comes when nobody waits any more
     */
    <T> T await(Future<T> future, Consumer<T> unwanted) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(left(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof IOException io ? io : new IOException(said(cause), cause);
        } catch (TimeoutException e) {
            future.onSuccess(unwanted::accept);
            throw passed();
        } catch (InterruptedException e) {
            future.onSuccess(unwanted::accept);
            throw e;
        }
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
