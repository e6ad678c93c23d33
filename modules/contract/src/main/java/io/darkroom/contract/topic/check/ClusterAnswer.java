package io.darkroom.contract.topic.check;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** Waits for what a cluster was asked and says in a sentence when it does not answer or refuses. Any thread that may block. */
final class ClusterAnswer {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private ClusterAnswer() {}

    /** @param what completes "The Kafka cluster would not …" */
    static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(what, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw refused(what, e);
        }
    }

    /** Why it failed; null when it did not. */
    static @Nullable Throwable failure(KafkaFuture<?> future) {
        try {
            future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            return e;
        }
    }

    static IllegalStateException refused(String what, @Nullable Throwable cause) {
        String reason = cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage();
        return new IllegalStateException("The Kafka cluster would not " + what + ": " + reason, cause);
    }

    static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the Kafka cluster", e);
    }
}
