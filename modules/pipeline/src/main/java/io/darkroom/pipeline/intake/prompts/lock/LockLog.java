package io.darkroom.pipeline.intake.prompts.lock;

import io.darkroom.contract.PromptLock;
import io.darkroom.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code darkroom.prompts}. */
public final class LockLog {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);

    private LockLog() {}

    /**
     * Every lock by its key, as committed now. Blocks, 60 s at most.
     *
     * @throws IllegalStateException when the topic cannot be read within the limit
     */
    public static Map<String, PromptLock> read(Topic<PromptLock> topic, Map<String, Object> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(topic, consumer);
        }
    }

    /** The same with a consumer that reads committed records; its assignment is replaced. */
    public static Map<String, PromptLock> read(Topic<PromptLock> topic, Consumer<byte[], byte[]> consumer) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), LIMIT).getOrDefault(partition, 0L);
        long limit = System.nanoTime() + LIMIT.toNanos();
        Map<String, PromptLock> locks = new HashMap<>();
        while (consumer.position(partition, LIMIT) < end) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("topic %s could not be read within 60 s".formatted(topic.name()));
            }
            consumer.poll(POLL).forEach(record -> keep(topic, record, locks));
        }
        return locks;
    }

    /** The first lock of a wording stands: a later one can only be of a process that began before it. */
    private static void keep(
            Topic<PromptLock> topic, ConsumerRecord<byte[], byte[]> record, Map<String, PromptLock> locks) {
        if (record.value() != null) {
            PromptLock lock = topic.value().deserializer().deserialize(topic.name(), record.value());
            locks.putIfAbsent(PromptLocks.key(lock), lock);
        }
    }
}
