package io.darkroom.app.upgrade;

import io.darkroom.app.promise.world.Catalog;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Events keep coming, a few at a time, until it is ended; the catalog is its own as long. One thread. */
final class Load {
    private static final int BATCH = 5;
    private static final long EVERY_MS = 500;

    private final Catalog catalog;
    private final String prefix;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> coming;
    private int batches;

    /** Begins; the prefix is that of the skus. */
    Load(Catalog catalog, String prefix) {
        this.catalog = catalog;
        this.prefix = prefix;
        coming = clock.scheduleAtFixedRate(this::publish, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void publish() {
        batches++;
        try {
            catalog.publish(prefix + batches, BATCH);
        } catch (Exception e) {
            throw new IllegalStateException("batch " + batches + " of " + prefix + " was not published", e);
        }
    }

    /** Waits for the last batch; then the catalog is the caller's again. */
    void end() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("batch " + batches + " of " + prefix + " hangs");
        }
        if (coming.state() == Future.State.FAILED) {
            throw new IllegalStateException("the load ended early", coming.exceptionNow());
        }
    }
}
