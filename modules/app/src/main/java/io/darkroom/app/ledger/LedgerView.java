package io.darkroom.app.ledger;

import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/** Reads entries of the ledger from {@code image.status}. One thread. */
public final class LedgerView {
    private final Installation installation;

    public LedgerView(Installation installation) {
        this.installation = installation;
    }

    /** The newest record of a key; empty when there is none. Reads one partition from its beginning. */
    public Optional<GenerationStatus> entry(String key) {
        Topic<GenerationStatus> topic = installation.topics().status();
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        AtomicReference<ConsumerRecord<byte[], byte[]>> newest = new AtomicReference<>();
        try (Consumer<byte[], byte[]> consumer = installation.consumer()) {
            int partitions = consumer.partitionsFor(topic.name()).size();
            TopicReader.whole(topic.name(), partitionOf(wanted, partitions)).read(consumer, () -> true, record -> {
                if (Arrays.equals(record.key(), wanted)) {
                    newest.set(record);
                }
                return true;
            });
        }
        return Optional.ofNullable(newest.get())
                .map(ConsumerRecord::value)
                .map(value -> topic.value().deserializer().deserialize(topic.name(), value));
    }

    /**
     * What the ledger knows of a job.
     *
     * @param known whether any event of the job was decided about
     * @param inProgress keys of the job without an outcome
     */
    public record JobView(boolean known, int inProgress) {}

    /**
     * Reads all entries.
     *
     * @param job only events of this job; empty takes all
     */
    public JobView job(Optional<String> job) {
        Topic<GenerationStatus> topic = installation.topics().status();
        Set<String> open = new HashSet<>();
        AtomicBoolean known = new AtomicBoolean();
        try (Consumer<byte[], byte[]> consumer = installation.consumer()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
                if (record.value() != null) {
                    GenerationStatus status = topic.value().deserializer().deserialize(topic.name(), record.value());
                    boolean mine = job.isEmpty() || job.equals(status.getJobId());
                    known.compareAndSet(false, mine);
                    if (status.getState() != LedgerState.IN_PROGRESS) {
                        open.remove(status.getIdempotencyKey());
                    } else if (mine) {
                        open.add(status.getIdempotencyKey());
                    }
                }
                return true;
            });
        }
        return new JobView(known.get(), open.size());
    }

    /** The partition that Kafka's default partitioner chose for the ledger's only writer. */
    private static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
