package io.darkroom.app.local.stage;

import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.generate.gate.GateState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stages that start aside when they are needed for the first time, so that nobody waits for them. Any thread. */
final class LateStages implements AutoCloseable {
    private static final Executor ASIDE =
            task -> Thread.ofPlatform().name("late-stages").start(task);

    private final Supplier<Stages> starter;
    private final Consumer<String> failed;
    private @Nullable CompletableFuture<Stages> started;
    private @Nullable CompletableFuture<Void> closing;
    private boolean stopped;

    /**
     * @param starter starts them; blocks
     * @param failed told a sentence when they cannot work
     */
    LateStages(Supplier<Stages> starter, Consumer<String> failed) {
        this.starter = starter;
        this.failed = failed;
    }

    /** Starts them unless that was done, or nothing may be called any more. Returns at once. */
    synchronized void begin() {
        if (started == null && closing == null && !stopped) {
            started = CompletableFuture.supplyAsync(starter, ASIDE).whenComplete((stages, why) -> {
                if (why == null) {
                    var unused = stages.failure().thenAccept(failed);
                } else {
                    failed.accept(sentence(why));
                }
            });
        }
    }

    private static String sentence(Throwable why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return cause instanceof UserError error
                ? String.valueOf(error.getMessage())
                : "The asset stage cannot start: " + cause + ".";
    }

    /** No call of theirs starts from now on; running ones go on and are settled. Returns at once. */
    synchronized void stopCalling() {
        stopped = true;
        if (started != null) {
            var unused = started.thenAccept(Stages::stopCalling);
        }
    }

    /** Calls of them in flight. */
    synchronized int inFlight() {
        return started == null || !started.isDone() || started.isCompletedExceptionally()
                ? 0
                : started.join().gates().values().stream()
                        .mapToInt(GateState::inFlight)
                        .sum();
    }

    /** Begins to close them. Returns at once; {@link #close} waits for the end. */
    void leave() {
        var unused = leaving();
    }

    private synchronized CompletableFuture<Void> leaving() {
        CompletableFuture<Void> left = closing;
        if (left == null) {
            left = started == null
                    ? CompletableFuture.completedFuture(null)
                    : started.handle((stages, why) -> stages).thenAcceptAsync(LateStages::close, ASIDE);
            closing = left;
        }
        return left;
    }

    private static void close(@Nullable Stages stages) {
        if (stages != null) {
            stages.close();
        }
    }

    @Override
    public void close() {
        leaving().join();
    }
}
