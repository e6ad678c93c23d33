package io.darkroom.app.run.record;

import io.darkroom.app.run.position.Position;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the result topics from their beginning to the end that they have now. One thread. */
public final class ResultScan {
    /** Who wants the results. */
    public interface Reader {
        /** A picture was drawn. */
        void completed(ImageCompleted image, Position at);

        /** It was not. */
        void failed(ImageFailed failure, Position at);
    }

    private final Topics topics;

    public ResultScan(Topics topics) {
        this.topics = topics;
    }

    /** Hands on each result; one that cannot be decoded is passed over and logged. */
    public void read(Consumer<byte[], byte[]> consumer, Reader reader) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (String topic : List.of(topics.completed().name(), topics.failed().name())) {
            consumer.partitionsFor(topic).forEach(p -> starts.put(new TopicPartition(p.topic(), p.partition()), 0L));
        }
        TopicReader.readFrom(starts, consumer, record -> {
            tell(record, reader);
            return true;
        });
    }

    /** Hands on one record of the results, as {@link #read} does; of another topic or a tombstone nothing. */
    public void tell(ConsumerRecord<byte[], byte[]> record, Reader reader) {
        Position at = new Position(record.topic(), record.partition(), record.offset());
        if (record.topic().equals(topics.completed().name())) {
            Decoding.maybe(topics.completed(), record).ifPresent(image -> reader.completed(image, at));
        } else if (record.topic().equals(topics.failed().name())) {
            Decoding.maybe(topics.failed(), record).ifPresent(failure -> reader.failed(failure, at));
        }
    }
}
