package io.darkroom.app.replay.copy;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.Replay;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.right.ApplicationIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Writes copies and how far the replay is in one transaction: either both are there or none. From its making on, another
 * process with the same replay id can write no more. One thread.
 */
public final class Transactions implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String id;
    private final Topic<Replay> log;
    private final Producer<byte[], byte[]> producer;

    /**
     * Takes the replay over.
     *
     * @param prefix {@code topics.prefix}
     */
    public Transactions(Installation installation, String prefix, String id) {
        this.id = id;
        this.log = installation.topics().replayLog();
        this.producer = installation.transactionalProducer(new ApplicationIds(prefix).replay() + id);
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Writes.
     *
     * @throws UserError when another process has taken the replay over
     */
    public void commit(List<ProducerRecord<byte[], byte[]>> copies, Replay state) {
        byte[] value = log.value().serializer().serialize(log.name(), state);
        try {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> copy : copies) {
                var unused = producer.send(copy);
            }
            var unused = producer.send(new ProducerRecord<>(log.name(), id.getBytes(StandardCharsets.UTF_8), value));
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw UserError.infrastructure(
                    "Another process goes on with the replay %s; this one has stopped, and nothing was copied twice."
                            .formatted(id),
                    e);
        } catch (KafkaException e) {
            throw UserError.infrastructure(
                    "Kafka did not take the last records of the replay %s: %s. What was copied before stands; darkroom replay --resume %s goes on."
                            .formatted(id, e.getMessage(), id),
                    e);
        }
    }

    /** What is not committed is rolled back. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
