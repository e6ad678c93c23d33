package io.darkroom.app.tail;

import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A topic of one partition as it was written, garbage among it. One thread. */
public final class WrittenTopic<V extends SpecificRecord> {
    private final Topic<V> topic;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    public WrittenTopic(Topic<V> topic) {
        this.topic = topic;
    }

    /** One more record. */
    public WrittenTopic<V> with(String key, V value) {
        return write(key, topic.value().serializer().serialize(topic.name(), value));
    }

    /** One more record, that nobody can decode. */
    public WrittenTopic<V> withGarbage(String key) {
        return write(key, ("garbage of " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** One more record, without a value. */
    public WrittenTopic<V> withTombstone(String key) {
        return write(key, null);
    }

    private WrittenTopic<V> write(String key, byte @Nullable [] value) {
        records.add(new ConsumerRecord<>(topic.name(), 0, records.size(), key.getBytes(StandardCharsets.UTF_8), value));
        return this;
    }

    /** All of it, oldest first. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }

    /** Who reads it. */
    public Consumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        TopicPartition all = new TopicPartition(topic.name(), 0);
        Node node = new Node(1, "localhost", 1);
        consumer.updatePartitions(
                topic.name(), List.of(new PartitionInfo(topic.name(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(all, 0L));
        consumer.updateEndOffsets(Map.of(all, (long) records.size()));
        consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
        return consumer;
    }
}
