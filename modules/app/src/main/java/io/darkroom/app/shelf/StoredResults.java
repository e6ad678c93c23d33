package io.darkroom.app.shelf;

import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
 * still to come, unless it came before anybody waited for it; one that was looked up may have its record long since. What was
 * missing is asked for once more. Any thread.
 */
final class StoredResults implements AutoCloseable {
    /** A result whose record may stand in the topic; with its place when it was looked up. */
    private record Earlier(ImageCompleted result, Optional<Origin> at) {}

    private static final Logger LOG = LoggerFactory.getLogger(StoredResults.class);

    private final AssetHistory history;
    private final StoreOrders orders;
    private final boolean onRequest;
    private final Map<ResultKey, CompletableFuture<Answer>> awaited = new HashMap<>();
    private final Map<ResultKey, Earlier> lookedFor = new LinkedHashMap<>();
    private final Map<ResultKey, Earlier> expected = new LinkedHashMap<>();
    private final ExecutorService looker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("asset-history").factory());
    private final AtomicBoolean refused = new AtomicBoolean();
    private long moved = System.nanoTime();
    private boolean looking;

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
        boolean first = !awaited.containsKey(key);
        CompletableFuture<Answer> answer = await(key);
        if (lookedUp.isPresent()) {
            expected.remove(key);
            lookFor(Map.of(key, new Earlier(result, lookedUp)));
        } else if (first) {
            expected.put(key, new Earlier(result, Optional.empty()));
        }
        return answer;
    }

    /**
     * Whether the topic is being looked through. Once nothing has happened for a time, it is for what this run saw ending too,
     * each result once: its record may have come before it was waited for.
     */
    synchronized boolean looks(Duration quiet) {
        if (!looking && quiet().compareTo(quiet) >= 0 && !expected.isEmpty()) {
            lookFor(expected);
            expected.clear();
        }
        return looking || !lookedFor.isEmpty();
    }

    private synchronized void lookFor(Map<ResultKey, Earlier> results) {
        boolean idle = lookedFor.isEmpty();
        lookedFor.putAll(results);
        if (idle) {
            looker.execute(this::lookBack);
        }
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
            expected.remove(key);
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
            looking = true;
        }
        try {
            Map<ResultKey, ImageAssets> found =
                    history.find(wanted.values().stream().map(Earlier::result).toList());
            wanted.forEach((key, earlier) -> known(key, earlier, found.get(key)));
        } catch (KafkaException e) {
            wanted.forEach((key, earlier) -> unread(key, earlier, e));
        } finally {
            looked(wanted.values());
        }
    }

    private synchronized void looked(Collection<Earlier> results) {
        looking = false;
        if (results.stream().anyMatch(earlier -> earlier.at().isPresent())) {
            moved = System.nanoTime();
        }
    }

    /** Without a record: a stage that stores everything is on its way to it, another one was never asked. */
    private void known(ResultKey key, Earlier earlier, @Nullable ImageAssets last) {
        if (last != null && (last.getComplete() || earlier.at().isEmpty())) {
            answer(key, new Answer.Told(last));
        } else if (last != null || onRequest) {
            earlier.at().ifPresent(at -> ask(earlier.result(), at, Optional.ofNullable(last)));
        }
    }

    /** What this run saw ending is still to come. */
    private void unread(ResultKey key, Earlier earlier, KafkaException why) {
        if (earlier.at().isPresent()) {
            answer(key, new Answer.Silent("image.assets cannot be read: " + why.getMessage()));
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
            expected.clear();
        }
        all.forEach(each -> each.complete(new Answer.Silent(why)));
    }

    @Override
    public void close() {
        looker.shutdownNow();
        orders.close();
    }
}
