package io.darkroom.app.entry;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.CloudEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/**
 * Releases an entry that is in progress: a failed outcome of its current generation, as any other, so that its next event
 * is admitted. A picture of that generation that still comes wins over it. Any thread.
 */
final class Release {
    private static final String REASON = "released by an operator";

    private final Installation installation;

    Release(Installation installation) {
        this.installation = installation;
    }

    /** Refuses an entry that is not in progress. */
    static void requireInProgress(GenerationStatus entry) {
        if (entry.getState() != LedgerState.IN_PROGRESS) {
            throw UserError.usage("The entry %s is %s; only one in progress can be released."
                    .formatted(entry.getIdempotencyKey(), entry.getState()));
        }
    }

    /** Publishes the outcome; returns its position. */
    RecordMetadata publish(GenerationStatus entry, Instant now) {
        requireInProgress(entry);
        Topic<ImageFailed> topic = installation.topics().failed();
        byte[] value = topic.value().serializer().serialize(topic.name(), outcome(entry, now));
        byte[] key = entry.getSku().getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer = installation.producer()) {
            return producer.send(new ProducerRecord<>(topic.name(), null, key, value, headers(entry, now)))
                    .get();
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The release could not be written: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted; whether the entry was released is not known.");
        }
    }

    private static ImageFailed outcome(GenerationStatus entry, Instant now) {
        return ImageFailed.newBuilder()
                .setState(FailedState.FAILED)
                .setFailure(Failure.newBuilder()
                        .setWhy(FailureClass.CANCELLED)
                        .setError(REASON)
                        .build())
                .setEventId(entry.getEventId())
                .setJobId(entry.getJobId().orElse(null))
                .setSku(entry.getSku())
                .setIdempotencyKey(entry.getIdempotencyKey())
                .setGeneration(entry.getGeneration())
                .setFailedAt(now)
                .setOrigin(entry.getOrigin())
                .build();
    }

    private static Headers headers(GenerationStatus entry, Instant now) {
        return CloudEvents.headers(
                "io.darkroom.image.failed.v1",
                entry.getIdempotencyKey() + "#" + entry.getGeneration() + "#released",
                entry.getSku(),
                now,
                Optional.empty());
    }
}
