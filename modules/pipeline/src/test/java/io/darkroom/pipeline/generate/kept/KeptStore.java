package io.darkroom.pipeline.generate.kept;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The store of kept requests without a topology. */
public final class KeptStore {
    private KeptStore() {}

    public static KeyValueStore<Bytes, GenerationRequest> opened() {
        KeyValueStore<Bytes, GenerationRequest> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("due-retries"),
                        Serdes.Bytes(),
                        new SingleObjectSerde<>(GenerationRequest.class))
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
