package io.darkroom.benchmarks.load;

import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes events at a steady rate and notes when. One thread. */
public final class SteadyLoad {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long[] produced;

    private SteadyLoad(int count) {
        produced = new long[count];
    }

    /** Publishes changes 0 to count − 1; a late one does not delay those after it. */
    @SuppressWarnings("FutureReturnValueIgnored") // what does not arrive is missed by the reader
    public static SteadyLoad publish(
            Producer<byte[], byte[]> producer, Topic<CatalogChange> topic, int perSecond, int count) {
        SteadyLoad load = new SteadyLoad(count);
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            pauseUntil(begin + number * NANOS_PER_SECOND / perSecond);
            byte[] value = topic.value().serializer().serialize(topic.name(), Changes.of(number));
            byte[] key = Sku.of(number).getBytes(StandardCharsets.UTF_8);
            load.produced[number] = Clock.micros();
            producer.send(new ProducerRecord<>(topic.name(), key, value));
        }
        producer.flush();
        return load;
    }

    /** When an event was handed to the producer, microseconds since 1970. */
    public long producedMicros(int number) {
        return produced[number];
    }

    private static void pauseUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
