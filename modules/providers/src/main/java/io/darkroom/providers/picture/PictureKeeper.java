package io.darkroom.providers.picture;

import io.darkroom.provider.Assets;
import io.vertx.core.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes pictures and keeps them as assets, on two threads of its own that exist while there is work. Any thread.
 */
public final class PictureKeeper implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PictureKeeper.class);
    private static final int THREADS = 2;
    private static final long CLOSE_SECONDS = 5;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Assets assets;
    private final ScheduledThreadPoolExecutor threads;
    private final Map<CompletableFuture<Kept>, String> waiting = new ConcurrentHashMap<>();

    /** @param assets where pictures are kept */
    public PictureKeeper(Assets assets) {
        this.assets = assets;
        this.threads = new ScheduledThreadPoolExecutor(
                THREADS, task -> Thread.ofPlatform().name("darkroom-pictures").daemon().unstarted(task));
        threads.setKeepAliveTime(10, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What became of a picture. */
    public sealed interface Kept {
        /** It is safe. */
        record At(URI address) implements Kept {}

        /** It was none: not Base64 to the end, or of no known type. */
        record NoPicture() implements Kept {}

        /** It could not be stored, now or until the end of this process. */
        record NotNow(String why) implements Kept {}
    }

    /**
     * Keeps one picture. The stage completes on another thread, never exceptionally.
     *
     * @param untilKept whether it is tried again until it succeeds or this is closed
     */
    public CompletionStage<Kept> keep(InlinePicture picture, boolean untilKept) {
        CompletableFuture<Kept> kept = new CompletableFuture<>();
        run(() -> decode(picture, untilKept, kept), kept);
        return kept;
    }

    /** Runs a task on a thread of its own; on the caller's when this is closed. */
    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private void decode(InlinePicture picture, boolean untilKept, CompletableFuture<Kept> kept) {
        Optional<byte[]> bytes = picture.decoded();
        Optional<PictureType> type = bytes.flatMap(PictureType::of);
        if (type.isEmpty()) {
            kept.complete(new Kept.NoPicture());
        } else {
            store(new Decoded(bytes.get(), type.get().mediaType()), untilKept ? FIRST_DELAY : Duration.ZERO, kept);
        }
    }

    private record Decoded(byte[] bytes, String mediaType) {}

    /** @param delay before the next try; zero for no other one */
    private void store(Decoded picture, Duration delay, CompletableFuture<Kept> kept) {
        waiting.remove(kept);
        try {
            kept.complete(new Kept.At(assets.keep(picture.bytes(), picture.mediaType())));
        } catch (IOException | RuntimeException e) {
            String why = "the picture could not be kept: " + e;
            if (delay.isZero()) {
                kept.complete(new Kept.NotNow(why));
            } else {
                LOG.atError().addKeyValue("reason", e).log("A paid picture could not be kept; it is tried again");
                again(picture, delay, kept, why);
            }
        }
    }

    private void again(Decoded picture, Duration delay, CompletableFuture<Kept> kept, String why) {
        Duration doubled = delay.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        waiting.put(kept, why); // first, so that close() knows it
        try {
            var unused = threads.schedule(() -> store(picture, next, kept), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            kept.complete(new Kept.NotNow(why));
        }
    }

    private void run(Runnable task, CompletableFuture<Kept> kept) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            kept.complete(new Kept.NotNow("the client is closed"));
        }
    }

    /** Ends what waits for another try; waits for what is being stored, unless an event loop asks. */
    @Override
    public void close() {
        threads.shutdown();
        waiting.forEach((kept, why) -> kept.complete(new Kept.NotNow(why)));
        if (!Context.isOnEventLoopThread()) {
            try {
                var unused = threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
