package io.darkroom.comparison;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The concurrency of the catalog recipe with a topic in place of its file: so many calls at a time, two retries that keep
 * their place, offsets committed as a consumer does by itself. Main thread reads, event loops call.
 */
final class AsyncClient {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Work work;
    private final Api api;
    private final Vertx timers = Vertx.vertx();
    private final Producer<String, byte[]> producer;
    private final Semaphore slots;

    private AsyncClient(Work work) {
        this.work = work;
        this.api = new Api(work);
        this.producer = Clients.producer(work, Map.of());
        this.slots = new Semaphore(work.concurrency());
    }

    static void run(Work work) {
        new AsyncClient(work).read();
    }

    private void read() {
        try (Consumer<String, byte[]> consumer = Clients.consumer(work, Map.of())) {
            consumer.subscribe(List.of(work.requests()));
            while (true) {
                for (ConsumerRecord<String, byte[]> one : consumer.poll(POLL)) {
                    slots.acquireUninterruptibly();
                    attempt(one.key(), one.value(), 1)
                            .map(answer -> new ProducerRecord<>(work.completed(), one.key(), answer))
                            .otherwise(new ProducerRecord<>(work.failed(), one.key(), one.value()))
                            .compose(ended -> Clients.send(producer, ended))
                            .onComplete(sent -> slots.release());
                }
            }
        }
    }

    private Future<byte[]> attempt(String sku, byte[] request, int attempt) {
        return api.call(sku, request)
                .recover(failed -> attempt == Attempts.MOST
                        ? Future.failedFuture(failed)
                        : timers.timer(Attempts.delayMillis(attempt), TimeUnit.MILLISECONDS)
                                .compose(due -> attempt(sku, request, attempt + 1)));
    }
}
