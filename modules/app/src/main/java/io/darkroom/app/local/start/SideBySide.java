package io.darkroom.app.local.start;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two steps of a start that need nothing of each other, done at the same time: most of each is waiting for an answer. Any thread. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Does both and returns when both have ended. When the first fails the second is interrupted.
     *
     * @param here done by this thread
     * @param aside done by another
     * @throws RuntimeException what the first threw, else what the second threw
     */
    public static void run(Runnable here, Runnable aside) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread other = Thread.ofPlatform().daemon().name("start-aside").start(() -> {
            try {
                aside.run();
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        try {
            here.run();
        } catch (RuntimeException e) {
            other.interrupt();
            ended.exceptionally(failure -> null).join();
            throw e;
        }
        join(ended);
    }

    private static void join(CompletableFuture<Void> ended) {
        try {
            ended.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
