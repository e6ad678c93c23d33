package io.darkroom.app.job;

import io.darkroom.app.local.Installation;
import io.darkroom.contract.serde.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What is in a topic now, as a consumer reads it that sees committed records only. Any thread. */
public final class TopicContent {
    private TopicContent() {}

    /** Every value, in order of each partition. */
    public static <V> List<V> values(Installation installation, Topic<V> topic) {
        return records(installation, topic.name()).stream()
                .filter(record -> record.value() != null)
                .map(record -> topic.value().deserializer().deserialize(topic.name(), record.headers(), record.value()))
                .toList();
    }

    /** Every record. */
    public static List<ConsumerRecord<byte[], byte[]>> records(Installation installation, String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }
}
