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
    private final Map<Saving, Kept.NotNow> waiting = new ConcurrentHashMap<>();

    /** @param assets where pictures are kept */
    public PictureKeeper(Assets assets) {
        this.assets = assets;
        this.threads = new ScheduledThreadPoolExecutor(
                THREADS,
                task -> Thread.ofPlatform().name("darkroom-pictures").daemon().unstarted(task));
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
     * Keeps one picture. The stage completes on another thread, exceptionally only by a fault of ours.
     *
     * @param untilKept whether it is tried again until it succeeds or this is closed
     */
    public CompletionStage<Kept> keep(InlinePicture picture, boolean untilKept) {
        CompletableFuture<Kept> kept = new CompletableFuture<>();
        run(() -> orFail(() -> decode(picture, untilKept, kept), kept), kept);
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

    /** Whatever happens, nobody waits for ever. */
    private static void orFail(Runnable task, CompletableFuture<Kept> kept) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            kept.completeExceptionally(bug);
            throw bug;
        }
    }

    private void decode(InlinePicture picture, boolean untilKept, CompletableFuture<Kept> kept) {
        Optional<byte[]> bytes = picture.decoded();
        Optional<PictureType> type = bytes.flatMap(PictureType::of);
        if (type.isEmpty()) {
            kept.complete(new Kept.NoPicture());
        } else {
            new Saving(bytes.get(), type.get().mediaType(), untilKept, kept).run();
        }
    }

    /** One picture on its way to the assets; compared by identity. */
    private final class Saving implements Runnable {
        private final byte[] picture;
        private final String mediaType;
        private final boolean untilKept;
        private final CompletableFuture<Kept> kept;
        private Duration delay = FIRST_DELAY;

        Saving(byte[] picture, String mediaType, boolean untilKept, CompletableFuture<Kept> kept) {
            this.picture = picture;
            this.mediaType = mediaType;
            this.untilKept = untilKept;
            this.kept = kept;
        }

        @Override
        public void run() {
            waiting.remove(this);
            try {
                kept.complete(new Kept.At(assets.keep(picture, mediaType)));
            } catch (IOException | RuntimeException e) {
                failed(new Kept.NotNow("the picture could not be kept: " + e));
            }
        }

        private void failed(Kept.NotNow why) {
            if (!untilKept) {
                kept.complete(why);
                return;
            }
            LOG.atError().addKeyValue("reason", why.why()).log("A paid picture is not safe yet; it is tried again");
            waiting.put(this, why); // first, so that close() knows it
            Duration pause = delay;
            delay = doubled();
            try {
                var unused = threads.schedule(() -> orFail(this, kept), pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                end(why);
            }
        }

        private Duration doubled() {
            Duration doubled = delay.multipliedBy(2);
            return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        }

        void end(Kept.NotNow why) {
            kept.complete(why);
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
        waiting.forEach(Saving::end);
        if (!Context.isOnEventLoopThread()) {
            try {
                var unused = threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
