package io.darkroom.app.doctor.cluster;

import io.darkroom.app.exit.UserError;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what a cluster that has answered before was asked. One thread. */
final class ClusterAnswer {
    private static final int SECONDS = 30;

    private ClusterAnswer() {}

    /** @param what completes "Kafka does not tell" */
    static <T> T by(KafkaFuture<T> future, String what) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw UserError.infrastructure(
                    "Kafka does not tell %s: %s."
                            .formatted(
                                    what, String.valueOf(cause(e).getMessage()).replaceFirst("\\.$", "")),
                    cause(e));
        } catch (TimeoutException e) {
            throw UserError.infrastructure("Kafka does not tell %s within %d s.".formatted(what, SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
