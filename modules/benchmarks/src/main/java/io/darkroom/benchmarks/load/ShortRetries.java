package io.darkroom.benchmarks.load;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Retries with delays of 1 to 5 s, published at a steady rate behind many that wait for long. One thread. */
public final class ShortRetries {
    private static final long LEAST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 5_000;

    private final Producer<byte[], byte[]> producer;
    private final Topic<GenerationRequest> topic;
    private final Retries retries;
    private final int first;
    private final Instant[] due;

    /** @param first number of the first of {@code count} */
    public ShortRetries(
            Producer<byte[], byte[]> producer, Topic<GenerationRequest> topic, Retries retries, int first, int count) {
        this.producer = producer;
        this.topic = topic;
        this.retries = retries;
        this.first = first;
        this.due = new Instant[count];
    }

    /** Publishes all of them. */
    public void publish(int perSecond) {
        SplittableRandom random = new SplittableRandom(first);
        Pace pace = new Pace(perSecond);
        for (int index = 0; index < due.length; index++) {
            pace.await(index);
            long delay = random.nextLong(LEAST_MILLIS, MOST_MILLIS);
            due[index] = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(delay);
            send(first + index, due[index]);
        }
        producer.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what does not arrive is missed by the reader
    private void send(int number, Instant at) {
        byte[] value = topic.value().serializer().serialize(topic.name(), retries.of(number, at));
        producer.send(new ProducerRecord<>(topic.name(), Sku.of(number).getBytes(StandardCharsets.UTF_8), value));
    }

    /** When a retry was due. */
    public Instant due(int number) {
        return due[number - first];
    }
}
