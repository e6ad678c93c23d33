package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
import io.darkroom.pipeline.simulation.VirtualTime;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** What Kafka Streams is to the one task of a {@link SimulatedProcess}: timers in virtual time, stores in memory. */
public final class SimulatedTask extends MockProcessorContext<String, SpecificRecord> {
    private final VirtualTime time;
    private final BiConsumer<String, SpecificRecord> out;
    private final List<Alarm> alarms = new ArrayList<>();

    /** A timer that rings again and again. */
    private static final class Alarm implements Cancellable {
        private final Duration interval;
        private final Punctuator task;
        private Instant next;
        private boolean cancelled;

        Alarm(Duration interval, Punctuator task, Instant now) {
            this.interval = interval;
            this.task = task;
            this.next = now.plus(interval);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** @param out told what is forwarded, with the name of the sink */
    public SimulatedTask(VirtualTime time, BiConsumer<String, SpecificRecord> out) {
        super(properties(), new TaskId(0, 0), new File("unused"));
        this.time = time;
        this.out = out;
        add(OpenCalls.STORE, Serdes.String(), new SingleObjectSerde<>(OpenCall.class));
        add(UnclaimedResults.STORE, Serdes.String(), Serdes.ByteArray());
        add(DueRetries.STORE, Serdes.Bytes(), new SingleObjectSerde<>(GenerationRequest.class));
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "simulation");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        return properties;
    }

    private <K, V> void add(String name, Serde<K> key, Serde<V> value) {
        KeyValueStore<K, V> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, value)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(getStateStoreContext(), store);
        addStateStore(store);
    }

    /** Rings what is due, as a stream thread does between two polls. */
    void ring() {
        for (Alarm alarm : List.copyOf(alarms)) {
            if (!alarm.cancelled && !alarm.next.isAfter(time.instant())) {
                alarm.next = time.instant().plus(alarm.interval);
                alarm.task.punctuate(time.millis());
            }
        }
        alarms.removeIf(alarm -> alarm.cancelled);
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        Alarm alarm = new Alarm(interval, callback, time.instant());
        alarms.add(alarm);
        return alarm;
    }

    @Override
    public <K extends String, V extends SpecificRecord> void forward(Record<K, V> record, String to) {
        out.accept(to, record.value());
    }

    @Override
    public long currentSystemTimeMs() {
        return time.millis();
    }

    @Override
    public void commit() {
        // each round of the stream thread commits
    }
}
