package io.darkroom.app.tail;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Polls on the way to an end, and not for ever: a consumer whose brokers are gone brings nothing and says nothing. Only time
 * spent in polls counts. One thread.
 */
public final class BoundedPoll {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final LongSupplier nanos;
    private long left = Long.MAX_VALUE;
    private long waited;

    /** @param ends where the reading of each partition is to end */
    public BoundedPoll(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this(consumer, ends, System::nanoTime);
    }

    /** @param nanos a monotonic clock */
    BoundedPoll(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, LongSupplier nanos) {
        this.consumer = consumer;
        this.ends = Map.copyOf(ends);
        this.nanos = nanos;
    }

    /**
     * The next records; may be none.
     *
     * @throws TimeoutException when polls of 60 s in all have not come nearer to the end
     */
    public ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        long begin = nanos.getAsLong();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        long rest = ends.entrySet().stream().mapToLong(this::rest).sum();
        waited = rest < left ? 0 : waited + nanos.getAsLong() - begin;
        left = rest;
        if (rest > 0 && waited >= LIMIT.toNanos()) {
            throw new TimeoutException(sentence());
        }
        return records;
    }

    private String sentence() {
        return ends.entrySet().stream()
                .filter(end -> rest(end) > 0)
                .findFirst()
                .map(end -> "for %d s nothing of %s came behind offset %d of %d"
                        .formatted(LIMIT.toSeconds(), end.getKey(), consumer.position(end.getKey()), end.getValue()))
                .orElseThrow();
    }

    private long rest(Map.Entry<TopicPartition, Long> end) {
        return Math.max(0, end.getValue() - consumer.position(end.getKey()));
    }
}
