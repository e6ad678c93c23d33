package io.darkroom.pipeline.intake.wire;

import java.util.Map;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Sends a dead letter to the dead letters of the topic it was read from. Stream thread only.
 *
 * @param letters topic read to topic of its dead letters
 */
public record AsideTopic(Map<String, String> letters) implements TopicNameExtractor<byte[], byte[]> {
    public AsideTopic {
        letters = Map.copyOf(letters);
    }

    @Override
    public String extract(byte[] key, byte[] value, RecordContext read) {
        String topic = letters.get(read.topic());
        if (topic == null) {
            throw new IllegalStateException("no dead letters for " + read.topic());
        }
        return topic;
    }

    /** As it stands in the description of the topology. */
    @Override
    public String toString() {
        return "topic as read + .dlq";
    }
}
