package io.darkroom.app.local.disk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the free space every two seconds, so that a full disk ends the command before it ends the broker. Any thread. */
public final class DiskWatch implements AutoCloseable {
    private final DiskSpace space;
    private final CompletableFuture<String> full = new CompletableFuture<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("disk-watch").factory());

    private DiskWatch(DiskSpace space) {
        this.space = space;
    }

    public static DiskWatch start(DiskSpace space) {
        DiskWatch watch = new DiskWatch(space);
        var unused = watch.timer.scheduleWithFixedDelay(watch::look, 0, 2, TimeUnit.SECONDS);
        return watch;
    }

    /** Completes with a sentence when the disk is full. */
    public CompletableFuture<String> full() {
        return full.copy();
    }

    void look() {
        if (!space.goesOn()) {
            full.complete("The disk is full: only %s are free in %s; free some space and run the command again."
                    .formatted(DiskSpace.text(space.usable().getAsLong()), space.folder()));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
