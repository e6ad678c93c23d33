package io.darkroom.pipeline.generate.sets;

import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.SetModel;
import io.darkroom.pipeline.stream.store.SlicedSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Notes on a result that another model drew the first picture of its set. Stream thread only. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
public final class CompareModelsProcessor extends ContextualProcessor<String, ImageCompleted, String, ImageCompleted> {
    /** Name of its store. */
    public static final String STORE = SetModels.STORE;

    /** Rarely, for each firing makes its task commit. */
    private static final Duration EXPIRY_CHECK = Duration.ofHours(1);

    private final Duration retention;
    private final Runnable differs;
    private SetModels models;
    private SlicedSearch expiry;

    /**
     * @param retention how long a set is remembered after its last picture
     * @param differs told of each picture that differs from its set
     */
    public CompareModelsProcessor(Duration retention, Runnable differs) {
        this.retention = retention;
        this.differs = differs;
    }

    /** Its store. */
    public static StoreBuilder<KeyValueStore<String, SetModel>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new SingleObjectSerde<>(SetModel.class));
    }

    @Override
    public void init(ProcessorContext<String, ImageCompleted> context) {
        super.init(context);
        models = new SetModels(context.getStateStore(STORE), retention);
        expiry = new SlicedSearch(context, EXPIRY_CHECK, models::expire);
    }

    @Override
    public void process(Record<String, ImageCompleted> record) {
        Optional<String> other = models.other(record.value(), now());
        if (other.isEmpty()) {
            context().forward(record);
        } else {
            differs.run();
            context()
                    .forward(record.withValue(ImageCompleted.newBuilder(record.value())
                            .setSetModelActual(other.get())
                            .build()));
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    /** A task that begins anew after a failed commit keeps its timers, so they are ended here. */
    @Override
    public void close() {
        expiry.end();
    }
}
