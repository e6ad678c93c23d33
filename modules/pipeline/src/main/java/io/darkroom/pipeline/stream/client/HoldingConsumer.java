package io.darkroom.pipeline.stream.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The main consumer of a stream thread with partitions held back. A partition is paused while Kafka Streams asked for it
 * or the hold does; both wishes are kept apart, so that neither undoes the other. It tells of records that are gone before
 * Kafka Streams passes over them. Stream thread only.
 */
final class HoldingConsumer implements InvocationHandler {
    private static final Duration ASKING = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> delegate;
    private final ConsumerHold hold;
    private final DeletedMetrics deleted;
    private final Set<TopicPartition> pausedByStreams = new HashSet<>();

    private HoldingConsumer(Consumer<byte[], byte[]> delegate, ConsumerHold hold, DeletedMetrics deleted) {
        this.delegate = delegate;
        this.hold = hold;
        this.deleted = deleted;
    }

    @SuppressWarnings("unchecked") // the proxy implements exactly the interface of its delegate
    static Consumer<byte[], byte[]> around(
            Consumer<byte[], byte[]> delegate, ConsumerHold hold, DeletedMetrics deleted) {
        return (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                HoldingConsumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                new HoldingConsumer(delegate, hold, deleted));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "poll" -> poll(method, arguments);
            case "pause" -> pause(partitions(arguments));
            case "resume" -> resume(partitions(arguments));
            case "paused" -> Set.copyOf(pausedByStreams);
            default -> call(method, arguments);
        };
    }

    @SuppressWarnings("unchecked")
    private Object poll(Method method, Object @Nullable [] arguments) throws Throwable {
        alignPauses();
        try {
            return hold.screen(delegate, (ConsumerRecords<byte[], byte[]>) call(method, arguments));
        } catch (OffsetOutOfRangeException gone) {
            tell(gone);
            throw gone;
        }
    }

    private void tell(OffsetOutOfRangeException gone) {
        Map<TopicPartition, Long> places = gone.offsetOutOfRangePartitions();
        try {
            deleted.compare(places, delegate.beginningOffsets(places.keySet(), ASKING));
        } catch (KafkaException e) {
            gone.addSuppressed(e);
        }
    }

    private void alignPauses() {
        Set<TopicPartition> assigned = delegate.assignment();
        pausedByStreams.retainAll(assigned);
        Set<TopicPartition> paused = delegate.paused();
        Set<TopicPartition> toPause = new HashSet<>();
        Set<TopicPartition> toResume = new HashSet<>();
        for (TopicPartition partition : assigned) {
            boolean wanted = pausedByStreams.contains(partition) || hold.holds(partition);
            if (wanted && !paused.contains(partition)) {
                toPause.add(partition);
            } else if (!wanted && paused.contains(partition)) {
                toResume.add(partition);
            }
        }
        delegate.pause(toPause);
        delegate.resume(toResume);
    }

    private @Nullable Object pause(Collection<TopicPartition> partitions) {
        delegate.pause(partitions);
        pausedByStreams.addAll(partitions);
        return null;
    }

    /** Only forgets Kafka Streams' wish: the next poll resumes what nobody else holds. */
    private @Nullable Object resume(Collection<TopicPartition> partitions) {
        pausedByStreams.removeAll(partitions);
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Collection<TopicPartition> partitions(Object @Nullable [] arguments) {
        return arguments == null ? Set.of() : (Collection<TopicPartition>) arguments[0];
    }

    private Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
