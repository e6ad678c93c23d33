package io.darkroom.comparison;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Parallel Consumer with transactions: a thread for each call, results and offsets in one transaction. Main thread. */
final class ParallelTransactions {
    private ParallelTransactions() {}

    static void run(Work work) {
        Api api = new Api(work);
        Consumer<String, byte[]> consumer =
                Clients.consumer(work, Map.of("enable.auto.commit", false, "isolation.level", "read_committed"));
        Producer<String, byte[]> producer = Clients.producer(work, Map.of("transactional.id", Work.GROUP));
        ParallelStreamProcessor<String, byte[]> processor =
                ParallelStreamProcessor.createEosStreamProcessor(ParallelConsumerOptions.<String, byte[]>builder()
                        .consumer(consumer)
                        .producer(producer)
                        .commitMode(CommitMode.PERIODIC_TRANSACTIONAL_PRODUCER)
                        .ordering(ProcessingOrder.UNORDERED)
                        .maxConcurrency(work.concurrency())
                        .build());
        processor.subscribe(List.of(work.requests()));
        processor.pollAndProduce(
                one -> new ProducerRecord<>(work.completed(), one.key(), api.callAndWait(one.key(), one.value())));
    }
}
