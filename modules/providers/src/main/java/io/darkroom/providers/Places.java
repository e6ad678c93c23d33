package io.darkroom.providers;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a few steps run at a time, each until its stage ends; the others wait in their order. Any thread. */
final class Places {
    private final Queue<CompletableFuture<@Nullable Void>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger free;

    Places(int most) {
        this.free = new AtomicInteger(most);
    }

    /** Runs a step when there is a place for it. */
    <A> CompletionStage<A> run(Supplier<CompletionStage<A>> step) {
        CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
        CompletionStage<A> end = turn.thenCompose(now -> step.get()).whenComplete((value, bug) -> leave());
        waiting.add(turn);
        fill();
        return end;
    }

    private void leave() {
        free.incrementAndGet();
        fill();
    }

    /** One thread fills for all: steps that end at once would call each other ever deeper. */
    private void fill() {
        if (changes.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        while (seen > 0) {
            begin();
            seen = changes.addAndGet(-seen);
        }
    }

    private void begin() {
        while (free.get() > 0) {
            CompletableFuture<@Nullable Void> turn = waiting.poll();
            if (turn == null) {
                return;
            }
            free.decrementAndGet();
            turn.complete(null);
        }
    }
}
