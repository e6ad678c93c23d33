package io.darkroom.pipeline.intake.prompts.lock;

import io.darkroom.contract.PromptLock;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.stream.ReadToEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code darkroom.prompts}. One thread; blocks. */
public final class LockLog {
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
        Map<String, PromptLock> locks = new HashMap<>();
        ReadToEnd.of(topic.name(), consumer, () -> consumer.poll(POLL).forEach(record -> keep(topic, record, locks)));
        return locks;
    }

    /** Of the same words the first lock tells since when; of others the last one stands, which is what compaction leaves. */
    private static void keep(
            Topic<PromptLock> topic, ConsumerRecord<byte[], byte[]> record, Map<String, PromptLock> locks) {
        if (record.value() != null) {
            PromptLock lock = OwnWords.light(topic.value().deserializer().deserialize(topic.name(), record.value()));
            locks.merge(
                    PromptLocks.key(lock),
                    lock,
                    (before, now) ->
                            before.getSha256().equals(now.getSha256()) && !ActiveVersion.isOf(now) ? before : now);
        }
    }
}
