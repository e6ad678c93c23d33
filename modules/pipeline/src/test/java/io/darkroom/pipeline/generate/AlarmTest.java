package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Kafka Streams keeps a timer that was cancelled until it is due: a task that sets its own anew for each record piles them up. */
class AlarmTest {
    private static final int RECORDS = 2_000;
    private static final Duration BETWEEN = Duration.ofNanos(100_300);

    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();

    @Test
    void recordsThatWaitForThePaceDoNotEachSetATimer() {
        try (StageBench bench = new StageBench(100, 2.1)) {
            exhaustPace(bench);
            GenerateProcessor processor = begin(bench);
            int before = context.scheduledPunctuators().size();

            for (int i = 0; i < RECORDS; i++) {
                bench.idle(BETWEEN);
                context.setCurrentSystemTimeMs(bench.now().toEpochMilli());
                GenerationRequest request = Requests.of("waits-" + i);
                processor.process(
                        new Record<>(request.getSku(), request, bench.now().toEpochMilli()));
            }

            assertThat(context.scheduledPunctuators().size() - before).isLessThan(10);
            processor.close();
        }
    }

    private static void exhaustPace(StageBench bench) {
        bench.deliver();
        for (int i = 0; i < 10; i++) {
            bench.requests(Requests.of("first-" + i));
        }
    }

    private GenerateProcessor begin(StageBench bench) {
        add(OpenCalls.STORE, Serdes.String(), new SingleObjectSerde<>(OpenCall.class));
        add(UnclaimedResults.STORE, Serdes.String(), Serdes.ByteArray());
        add(DueRetries.STORE, Serdes.Bytes(), new SingleObjectSerde<>(GenerationRequest.class));
        GenerateProcessor processor = new GenerateProcessor(bench.parts);
        context.setCurrentSystemTimeMs(bench.now().toEpochMilli());
        context.setRecordMetadata("image.requests.sandbox", 0, 0L);
        processor.init(context);
        processor.process(new Record<>("marker", bench.lastReply(), bench.now().toEpochMilli()));
        return processor;
    }

    private <K, V> void add(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
