package io.darkroom.app.replay.range;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.tail.BoundedPoll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the records of spans. Offsets that hold none (compacted away, transaction markers, rolled back) are passed over.
 * One thread.
 */
public final class SpanReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final BoundedPoll bounded;
    private final String topic;
    private final Map<Integer, OffsetSpan> open = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();

    /** @param consumer of committed records, that fails when a record is gone */
    public SpanReader(Consumer<byte[], byte[]> consumer, String topic, List<OffsetSpan> spans) {
        this.consumer = consumer;
        this.topic = topic;
        consumer.assign(spans.stream().map(this::partition).toList());
        consumer.resume(consumer.paused());
        for (OffsetSpan span : spans) {
            consumer.seek(partition(span), span.from());
            open.put(span.partition(), span);
            next.put(span.partition(), span.from());
        }
        bounded = new BoundedPoll(consumer, spans.stream().collect(Collectors.toMap(this::partition, OffsetSpan::to)));
    }

    /** Whether everything was read. */
    public boolean done() {
        return open.isEmpty();
    }

    /**
     * The next records; may be none.
     *
     * @throws TimeoutException when Kafka brings nothing for 60 s although there is more
     */
    public List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> record : bounded.poll(POLL)) {
                OffsetSpan span = open.get(record.partition());
                if (span != null && record.offset() < span.to()) {
                    records.add(record);
                }
            }
        } catch (OffsetOutOfRangeException e) {
            throw UserError.usage(
                    "Records of %s that were to be read have been deleted meanwhile; give a range that begins later."
                            .formatted(topic),
                    e);
        }
        advance();
        return records;
    }

    private void advance() {
        for (OffsetSpan span : List.copyOf(open.values())) {
            long position = Math.min(span.to(), consumer.position(partition(span)));
            next.put(span.partition(), position);
            if (position >= span.to()) {
                consumer.pause(List.of(partition(span)));
                open.remove(span.partition());
            }
        }
    }

    /** First offset of each partition that was not read. */
    public Map<Integer, Long> next() {
        return Map.copyOf(next);
    }

    private TopicPartition partition(OffsetSpan span) {
        return new TopicPartition(topic, span.partition());
    }
}
