package io.darkroom.app.ledger;

import io.darkroom.app.tail.Decoding;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.serde.Topic;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which keys of a job are in progress, told by the records of {@code image.status}. One thread. */
public final class JobKeys {
    private final Topic<GenerationStatus> topic;
    private final Optional<String> job;
    private final Map<String, OpenKey> open = new LinkedHashMap<>();
    private boolean known;

    /** @param job only events of this job; empty takes all */
    public JobKeys(Topic<GenerationStatus> topic, Optional<String> job) {
        this.topic = topic;
        this.job = job;
    }

    /** Takes the next record, unless it cannot be decoded; always goes on. */
    public boolean take(ConsumerRecord<byte[], byte[]> record) {
        Decoding.maybe(topic, record).ifPresent(this::take);
        return true;
    }

    private void take(GenerationStatus status) {
        boolean mine = job.isEmpty() || job.equals(status.getJobId());
        known |= mine;
        if (status.getState() != LedgerState.IN_PROGRESS) {
            open.remove(status.getIdempotencyKey());
        } else if (mine) {
            open.put(status.getIdempotencyKey(), OpenKey.of(status));
        } else {
            open.computeIfPresent(
                    status.getIdempotencyKey(),
                    (key, ours) -> status.getGeneration() > ours.generation() ? null : ours);
        }
    }

    /** Whether any event of the job was decided about. */
    public boolean known() {
        return known;
    }

    /** Keys of the job without an outcome, those that began first at the front. */
    public Collection<OpenKey> inProgress() {
        return open.values();
    }
}
