package io.darkroom.comparison;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.vertx.VertxParallelStreamProcessor;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Parallel Consumer with futures: offsets are committed when the result is acknowledged, at least once. Main thread. */
final class ParallelVertx {
    private ParallelVertx() {}

    static void run(Work work) {
        Api api = new Api(work);
        Consumer<String, byte[]> consumer = Clients.consumer(work, Map.of("enable.auto.commit", false));
        Producer<String, byte[]> results = Clients.producer(work, Map.of());
        VertxParallelStreamProcessor<String, byte[]> processor =
                VertxParallelStreamProcessor.createEosStreamProcessor(ParallelConsumerOptions.<String, byte[]>builder()
                        .consumer(consumer)
                        .ordering(ProcessingOrder.UNORDERED)
                        .maxConcurrency(work.concurrency())
                        .build());
        processor.subscribe(List.of(work.requests()));
        processor.vertxFuture(one -> api.call(one.key(), one.value())
                .compose(answer -> Clients.send(results, new ProducerRecord<>(work.completed(), one.key(), answer))));
    }
}
