package io.darkroom.pipeline.stream.client;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Decides which partitions a stage does not want to read now. Asked around every poll. Stream thread only. */
public interface ConsumerHold {

    /** Whether the partition is not to be read now. Cheap: asked for each assigned partition before each poll. */
    boolean holds(TopicPartition partition);

    /**
     * Looks at what a poll brought before Kafka Streams sees it.
     *
     * @param consumer the consumer that polled, for a seek back
     * @return what Kafka Streams shall see
     */
    default ConsumerRecords<byte[], byte[]> screen(
            Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
        return polled;
    }
}
