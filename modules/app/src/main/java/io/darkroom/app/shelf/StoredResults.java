package io.darkroom.app.shelf;

import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for what the asset stage says about results. A result that this run saw ending is stored from then on, and its record is
 * still to come; one that was looked up may have its record long since. What was missing is asked for once more. Any thread.
 */
final class StoredResults implements AutoCloseable {
    /** A result that ended before this run looked. */
    private record Earlier(ImageCompleted result, Origin at) {}

    private static final Logger LOG = LoggerFactory.getLogger(StoredResults.class);

    private final AssetHistory history;
    private final StoreOrders orders;
    private final boolean onRequest;
    private final Map<ResultKey, CompletableFuture<Answer>> awaited = new HashMap<>();
    private final Map<ResultKey, Earlier> lookedFor = new LinkedHashMap<>();
    private final ExecutorService looking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("asset-history").factory());
    private final AtomicBoolean refused = new AtomicBoolean();
    private long moved = System.nanoTime();

    /** @param onRequest whether the stage stores nothing that it is not asked for */
    StoredResults(AssetHistory history, StoreOrders orders, boolean onRequest) {
        this.history = history;
        this.orders = orders;
        this.onRequest = onRequest;
    }

    /** A result is on its way. */
    void expect() {
        orders.wake();
    }

    /** A result was seen. */
    void drawn(ImageCompleted result, Origin at) {
        if (onRequest && !result.getImages().isEmpty()) {
            ask(result, at, Optional.empty());
        }
    }

    /** A record of the stage was seen. */
    void stored(ImageAssets assets) {
        answer(ResultKey.of(assets), new Answer.Told(assets));
    }

    /**
     * What the stage says about a result.
     *
     * @param lookedUp where the result stands when it was looked up; empty when this run saw it ending
     */
    synchronized CompletableFuture<Answer> of(ImageCompleted result, Optional<Origin> lookedUp) {
        ResultKey key = ResultKey.of(result);
        CompletableFuture<Answer> answer = await(key);
        if (lookedUp.isPresent()) {
            boolean idle = lookedFor.isEmpty();
            lookedFor.put(key, new Earlier(result, lookedUp.get()));
            if (idle) {
                looking.execute(this::lookBack);
            }
        }
        return answer;
    }

    /** What the stage says when it is asked once more. */
    CompletableFuture<Answer> again(ImageCompleted result, Origin at) {
        CompletableFuture<Answer> answer = await(ResultKey.of(result));
        ask(result, at, Optional.empty());
        return answer;
    }

    private synchronized CompletableFuture<Answer> await(ResultKey key) {
        moved = System.nanoTime();
        return awaited.computeIfAbsent(key, k -> new CompletableFuture<>());
    }

    private void answer(ResultKey key, Answer answer) {
        CompletableFuture<Answer> waiting;
        synchronized (this) {
            waiting = awaited.remove(key);
            if (waiting != null) {
                moved = System.nanoTime();
            }
        }
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    private void ask(ImageCompleted result, Origin at, Optional<ImageAssets> otherwise) {
        orders.ask(result, at, e -> {
            if (refused.compareAndSet(false, true)) {
                LOG.warn("The asset stage cannot be asked for pictures: {}", e.getMessage());
            }
            answer(
                    ResultKey.of(result),
                    otherwise
                            .<Answer>map(Answer.Told::new)
                            .orElseGet(() ->
                                    new Answer.Silent("the asset stage cannot be asked for it: " + e.getMessage())));
        });
    }

    private void lookBack() {
        Map<ResultKey, Earlier> wanted;
        synchronized (this) {
            wanted = new LinkedHashMap<>(lookedFor);
            lookedFor.clear();
        }
        try {
            Map<ResultKey, ImageAssets> found = history.find(wanted.keySet());
            wanted.forEach((key, earlier) -> known(key, earlier, found.get(key)));
        } catch (KafkaException e) {
            wanted.keySet()
                    .forEach(key -> answer(key, new Answer.Silent("image.assets cannot be read: " + e.getMessage())));
        }
    }

    /** Without a record: a stage that stores everything is on its way to it, another one was never asked. */
    private void known(ResultKey key, Earlier earlier, @Nullable ImageAssets last) {
        if (last != null && last.getComplete()) {
            answer(key, new Answer.Told(last));
        } else if (last != null || onRequest) {
            ask(earlier.result(), earlier.at(), Optional.ofNullable(last));
        }
    }

    /** Time since anything happened to a result that is waited for. */
    synchronized Duration quiet() {
        return Duration.ofNanos(System.nanoTime() - moved);
    }

    /** Waits for none of them any longer. */
    void giveUp(String why) {
        List<CompletableFuture<Answer>> all;
        synchronized (this) {
            all = new ArrayList<>(awaited.values());
            awaited.clear();
        }
        all.forEach(each -> each.complete(new Answer.Silent(why)));
    }

    @Override
    public void close() {
        looking.shutdownNow();
        orders.close();
    }
}
