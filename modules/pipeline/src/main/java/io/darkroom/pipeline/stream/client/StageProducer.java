package io.darkroom.pipeline.stream.client;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer of a stream thread; tells of each transaction that it has committed, on the thread that did.
 *
 * <p>When Kafka is away for longer than {@code max.block.ms} at the end of a transaction, nobody knows whether it is committed.
 * Kafka Streams 4.3.1 restores the tasks beside it and ends it later with the same producer: then the stores lack what it
 * wrote to their changelogs, and what it had read is not read again. So the thread is told that it is fenced: its tasks begin
 * anew with a new producer, whose first request ends the transaction one way or the other before a store is restored. One
 * thread.
 */
final class StageProducer extends KafkaProducer<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(StageProducer.class);

    /** What is not sent by then belongs to no transaction that will be committed; without an end it waits for Kafka. */
    private static final Duration MOST_TO_CLOSE = Duration.ofSeconds(10);

    private final Runnable onCommit;
    private boolean inDoubt;

    StageProducer(Map<String, Object> config, Runnable onCommit) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.onCommit = onCommit;
    }

    @Override
    public void beginTransaction() {
        if (inDoubt) {
            throw fenced();
        }
        super.beginTransaction();
    }

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        end(() -> super.sendOffsetsToTransaction(offsets, group));
    }

    @Override
    public void commitTransaction() {
        end(super::commitTransaction);
        onCommit.run();
    }

    /** The next producer's first request aborts what is in doubt, unless it is committed already. */
    @Override
    public void abortTransaction() {
        if (!inDoubt) {
            end(super::abortTransaction);
        }
    }

    private void end(Runnable step) {
        if (inDoubt) {
            throw fenced();
        }
        try {
            step.run();
        } catch (TimeoutException e) {
            inDoubt = true;
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("Kafka did not answer to the end of a transaction: its tasks begin anew");
            throw fenced();
        }
    }

    private static ProducerFencedException fenced() {
        return new ProducerFencedException("nobody knows whether the last transaction is committed");
    }

    @Override
    public void close(Duration timeout) {
        Duration most = inDoubt ? Duration.ZERO : MOST_TO_CLOSE;
        super.close(timeout.compareTo(most) < 0 ? timeout : most);
    }
}
