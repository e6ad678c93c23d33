package io.darkroom.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.http.HealthFacts;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RegistryWatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofDays(1);

    private final CompletableFuture<String> stop = new CompletableFuture<>();

    @Test
    void itAsksUntilThereIsAnAnswerAndTellsSinceWhenThereIsNone() {
        RegistryWatch watch = new RegistryWatch(stop, Duration.ofMillis(1), LONG);
        List<Optional<HealthFacts.Cause>> seen = new ArrayList<>();

        watch.ask(() -> {
            seen.add(watch.silence());
            if (seen.size() < 4) {
                throw SchemaRegistryException.unavailable("Cannot register A: " + seen.size());
            }
        });

        assertThat(seen.getFirst()).isEmpty();
        assertThat(seen.getLast().orElseThrow().text())
                .isEqualTo("The schema registry does not answer: Cannot register A: 3.");
        assertThat(seen.subList(1, 4).stream()
                        .map(cause -> cause.orElseThrow().since())
                        .distinct())
                .as("the time of the first one")
                .singleElement()
                .satisfies(since -> assertThat(since).isBeforeOrEqualTo(Instant.now()));
        assertThat(watch.silence()).isEmpty();
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        List<Integer> asked = new ArrayList<>();
        SchemaRegistryException refusal = SchemaRegistryException.refused("Cannot register A: 409");

        assertThatThrownBy(() -> new RegistryWatch(stop).ask(() -> {
                    asked.add(1);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aStopEndsThePauseAtOnce() {
        RegistryWatch watch = new RegistryWatch(stop, LONG, LONG);
        CompletableFuture<Void> asking = aside(() -> watch.ask(() -> {
            throw SchemaRegistryException.unavailable("away");
        }));
        await().atMost(LIMIT).until(() -> watch.silence().isPresent());

        stop.complete("SIGTERM");

        assertEndsAsUnavailable(asking);
    }

    @Test
    void aStopEndsTheQuestionAtOnceAndNoOtherFollows() {
        List<Integer> asked = new CopyOnWriteArrayList<>();
        CountDownLatch silent = new CountDownLatch(1);
        CompletableFuture<Void> asking = aside(() -> new RegistryWatch(stop, LONG, LONG).ask(() -> {
            asked.add(1);
            try {
                silent.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SchemaRegistryException.interrupted("interrupted", e);
            }
        }));
        await().atMost(LIMIT).until(() -> !asked.isEmpty());

        stop.complete("SIGTERM");

        assertEndsAsUnavailable(asking);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatARegistryRefusesThatComesBackIsAskedAgain() {
        List<SchemaRegistryException> answers = new ArrayList<>(List.of(
                SchemaRegistryException.unavailable("away"),
                SchemaRegistryException.refused("409"),
                SchemaRegistryException.refused("409")));
        RegistryWatch watch = new RegistryWatch(stop, Duration.ofMillis(1), LONG);

        watch.ask(() -> {
            if (!answers.isEmpty()) {
                throw answers.removeFirst();
            }
        });

        assertThat(answers).isEmpty();
        assertThat(watch.silence()).isEmpty();
    }

    @Test
    void laterItIsAskedNowAndThen() {
        RegistryWatch watch = new RegistryWatch(stop, LONG, Duration.ofMillis(1));
        AtomicBoolean away = new AtomicBoolean(true);
        assertThat(watch.silentSeconds()).isZero();
        CompletableFuture<Void> watching = aside(() -> watch.watch(() -> {
            if (away.get()) {
                throw SchemaRegistryException.unavailable("away");
            }
        }));

        await().atMost(LIMIT).until(() -> watch.silence().isPresent());
        assertThat(watch.silentSeconds()).isPositive();
        away.set(false);
        await().atMost(LIMIT).until(() -> watch.silence().isEmpty());
        assertThat(watch.silentSeconds()).isZero();

        stop.complete("SIGTERM");
        assertThat(watching).succeedsWithin(LIMIT);
    }

    @Test
    void aStopEndsTheWatchAtOnce() {
        RegistryWatch watch = new RegistryWatch(stop, LONG, LONG);
        CompletableFuture<Void> watching = aside(() -> watch.watch(() -> {}));

        stop.complete("SIGTERM");

        assertThat(watching).succeedsWithin(LIMIT);
    }

    private static void assertEndsAsUnavailable(CompletableFuture<Void> asking) {
        assertThatThrownBy(() -> asking.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SchemaRegistryException.class,
                        ended -> assertThat(ended.unavailable()).isTrue());
    }

    private static CompletableFuture<Void> aside(Runnable asking) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                asking.run();
                ended.complete(null);
            } catch (RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }
}
