package io.darkroom.benchmarks.load;

import io.darkroom.benchmarks.measure.Clock;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes events at a steady rate and notes when. One thread. */
public final class SteadyLoad {
    private final Producer<byte[], byte[]> producer;
    private final Topic<CatalogChange> topic;
    private final long[] produced;

    /** @param count events in all, numbered from 0 */
    public SteadyLoad(Producer<byte[], byte[]> producer, Topic<CatalogChange> topic, int count) {
        this.producer = producer;
        this.topic = topic;
        this.produced = new long[count];
    }

    /** Publishes changes {@code first} to {@code end − 1}; a late one does not delay those after it. */
    public void publish(int first, int end, int perSecond) {
        Pace pace = new Pace(perSecond);
        for (int number = first; number < end; number++) {
            pace.await(number - first);
            publish(number);
        }
        producer.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what does not arrive is missed by the reader
    private void publish(int number) {
        byte[] value = topic.value().serializer().serialize(topic.name(), Changes.of(number));
        byte[] key = Sku.of(number).getBytes(StandardCharsets.UTF_8);
        produced[number] = Clock.micros();
        producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    /** When an event was handed to the producer, microseconds since 1970. */
    public long producedMicros(int number) {
        return produced[number];
    }
}
