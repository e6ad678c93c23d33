package io.darkroom.app.replay.copy;

import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Makes the record of {@code catalog.replays}: key, value and headers as they were, and headers that say where from. What
 * an earlier replay or a dead letter topic put there is left out. Pure; any thread.
 */
final class CopiedRecord {
    private static final String ERRORS = "__streams.errors.";
    private static final Set<String> OURS = Set.of(
            RecordHeaders.REPLAY_ID,
            RecordHeaders.REPLAY_TOPIC,
            RecordHeaders.REPLAY_PARTITION,
            RecordHeaders.REPLAY_OFFSET,
            RecordHeaders.REPLAY_GENERATION,
            RecordHeaders.LANE);

    private CopiedRecord() {}

    /**
     * The copy.
     *
     * @param failedGeneration generation whose failure the record tells; 0 for none
     * @param target topic of replays
     * @param partitions how many that topic has
     */
    @SuppressWarnings("NullAway") // a partition that is null is chosen by the key
    static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> read,
            ReplayPlan plan,
            long failedGeneration,
            String target,
            int partitions) {
        Integer partition = read.partition() < partitions ? read.partition() : null;
        return new ProducerRecord<>(
                target, partition, null, read.key(), read.value(), headers(read, plan, failedGeneration));
    }

    private static Headers headers(ConsumerRecord<?, ?> read, ReplayPlan plan, long failedGeneration) {
        Headers headers = kept(read.headers());
        RecordHeaders.set(headers, RecordHeaders.REPLAY_ID, plan.id());
        RecordHeaders.set(headers, RecordHeaders.REPLAY_TOPIC, read.topic());
        RecordHeaders.set(headers, RecordHeaders.REPLAY_PARTITION, Integer.toString(read.partition()));
        RecordHeaders.set(headers, RecordHeaders.REPLAY_OFFSET, Long.toString(read.offset()));
        if (failedGeneration > 0) {
            RecordHeaders.set(headers, RecordHeaders.REPLAY_GENERATION, Long.toString(failedGeneration));
        }
        if (plan.force()) {
            RecordHeaders.set(headers, RecordHeaders.FORCE, plan.id());
        }
        if (plan.backfill()) {
            RecordHeaders.set(headers, RecordHeaders.LANE, RecordHeaders.BACKFILL);
        }
        return headers;
    }

    /** Force that an earlier replay asked for was its own; that of a publisher belongs to the event. */
    private static Headers kept(Headers all) {
        boolean replayed = all.lastHeader(RecordHeaders.REPLAY_ID) != null;
        Headers kept = new org.apache.kafka.common.header.internals.RecordHeaders();
        for (Header header : all) {
            boolean dropped = OURS.contains(header.key())
                    || header.key().startsWith(ERRORS)
                    || (replayed && header.key().equals(RecordHeaders.FORCE));
            if (!dropped) {
                kept.add(header);
            }
        }
        return kept;
    }
}
