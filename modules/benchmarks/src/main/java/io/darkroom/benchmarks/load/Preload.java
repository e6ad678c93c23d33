package io.darkroom.benchmarks.load;

import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes a backlog. One thread. */
public final class Preload {
    private Preload() {}

    /** Writes records 0 to count − 1, each under its sku; returns when the broker has them all. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    public static <V> void write(Producer<byte[], byte[]> producer, Topic<V> topic, int count, IntFunction<V> value) {
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        Serializer<V> serializer = topic.value().serializer();
        for (int number = 0; number < count && failed.get() == null; number++) {
            byte[] key = Sku.of(number).getBytes(StandardCharsets.UTF_8);
            byte[] bytes = serializer.serialize(topic.name(), value.apply(number));
            producer.send(new ProducerRecord<>(topic.name(), key, bytes), (metadata, failure) -> {
                if (failure != null) {
                    failed.compareAndSet(null, failure);
                }
            });
        }
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("the backlog could not be written", failure);
        }
    }
}
