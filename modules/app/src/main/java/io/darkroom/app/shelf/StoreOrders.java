package io.darkroom.app.shelf;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.generate.purpose.StoreRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Asks the asset stage for the pictures of a result, by its work queue. Any thread. */
final class StoreOrders implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Topic<GenerationRequest> queue;
    private final Supplier<Producer<byte[], byte[]>> clients;
    private final Runnable wake;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean closed;

    /**
     * @param queue work queue of the stage
     * @param clients makes a producer, when the first order is given
     * @param wake called before each order and whenever one is near; returns at once
     */
    StoreOrders(Topic<GenerationRequest> queue, Supplier<Producer<byte[], byte[]>> clients, Runnable wake) {
        this.queue = queue;
        this.clients = clients;
        this.wake = wake;
    }

    /** Wakes whoever takes orders. */
    void wake() {
        wake.run();
    }

    /**
     * Asks.
     *
     * @param at where the result stands
     * @param failed told when the order did not arrive, on any thread
     */
    synchronized void ask(ImageCompleted result, Origin at, Consumer<Exception> failed) {
        if (closed) {
            return;
        }
        wake.run();
        try {
            var unused = producer().send(record(StoreRequest.of(result, at)), (written, e) -> {
                if (e != null) {
                    failed.accept(e);
                }
            });
        } catch (KafkaException e) {
            failed.accept(e);
        }
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = clients.get();
            producer = open;
        }
        return open;
    }

    private ProducerRecord<byte[], byte[]> record(GenerationRequest request) {
        return new ProducerRecord<>(
                queue.name(),
                request.getSku().getBytes(StandardCharsets.UTF_8),
                queue.value().serializer().serialize(queue.name(), request));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(LAST_WORDS);
        }
    }
}
