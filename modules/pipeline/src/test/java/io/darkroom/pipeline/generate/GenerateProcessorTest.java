package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class GenerateProcessorTest {
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();

    /** Kafka Streams keeps the timers of a task that begins anew: those of its last session would ring for ever. */
    @Test
    void timersEndWithTheSession() {
        try (StageBench bench = new StageBench(1)) {
            KeyValueStore<String, OpenCall> open =
                    add(OpenCalls.STORE, Serdes.String(), new SingleObjectSerde<>(OpenCall.class));
            add(UnclaimedResults.STORE, Serdes.String(), Serdes.ByteArray());
            add(DueRetries.STORE, Serdes.Bytes(), new SingleObjectSerde<>(GenerationRequest.class));
            open.put(
                    CallKey.of(Requests.of("a")).stored(),
                    new OpenCall(
                            Requests.of("a"),
                            OpenState.SENT,
                            Requests.T0,
                            "c",
                            "t",
                            "elsewhere/1",
                            Requests.T0,
                            null,
                            null));
            GenerateProcessor processor = new GenerateProcessor(bench.parts);

            context.setCurrentSystemTimeMs(Requests.T0.toEpochMilli());
            processor.init(context);
            processor.close();
            assertThat(context.scheduledPunctuators()).hasSize(2).allMatch(CapturedPunctuator::cancelled);
        }
    }

    private <K, V> KeyValueStore<K, V> add(String name, Serde<K> keys, Serde<V> values) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }
}
