package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.stores.SetTerms;
import io.darkroom.contract.stores.WaitingOrder;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.route.WorkQueue;
import io.darkroom.pipeline.intake.sets.SetBook;
import io.darkroom.pipeline.intake.waiting.WaitingOrders;
import io.darkroom.pipeline.intake.wire.AsideTopic;
import io.darkroom.pipeline.stream.StreamsRuntime;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The intake stage as a table. A processor names the child that it forwards to, so the rows carry no types: what flows
 * where is the processors' business. Any thread.
 */
final class IntakeTopology {
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final String[] STORES = {Nodes.ADMISSIONS, SetBook.STORE, WaitingOrders.STORE};

    private final StreamsBuilder table =
            new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsRuntime.topologyProperties())));
    private final IntakeParts parts;

    private IntakeTopology(IntakeParts parts) {
        this.parts = parts;
    }

    static Topology build(IntakeParts parts) {
        return new IntakeTopology(parts).build();
    }

    private Topology build() {
        Topics topics = parts.topics();
        table.addStateStore(store(Nodes.ADMISSIONS, Admission.class));
        table.addStateStore(store(SetBook.STORE, SetTerms.class));
        table.addStateStore(store(WaitingOrders.STORE, WaitingOrder.class));

        var events = read(Nodes.READ_CHANGES, topics.changes(), topics.replays());
        var validated = process(events, Nodes.VALIDATE, parts::validate);
        write(validated, Nodes.WRITE_DLQ, BYTES, topics.dlq());
        var rendered = process(validated, Nodes.RENDER, parts::render);
        write(rendered, Nodes.WRITE_REJECTED, TEXT, topics.failed());
        write(rendered, Nodes.WRITE_LOCK, TEXT, topics.prompts());

        var admitted = process(bySku(rendered), Nodes.ADMIT, parts::admit, STORES);
        order(admitted, Nodes.WRITE_REQUEST, WorkQueue.live(topics, parts.routes()));
        order(admitted, Nodes.WRITE_BACKFILL, WorkQueue.backfill(topics, parts.routes()));
        write(admitted, Nodes.WRITE_CONFLICT, TEXT, topics.failed());
        write(admitted, Nodes.WRITE_DECISION, TEXT, topics.status());

        var outcomes = read(Nodes.READ_OUTCOMES, topics.completed(), topics.failed());
        var closed = process(outcomes, Nodes.CLOSE, parts::close, STORES);
        write(closed, Nodes.WRITE_CLOSING, TEXT, topics.status());
        order(closed, Nodes.WRITE_FREED, WorkQueue.live(topics, parts.routes()));
        order(closed, Nodes.WRITE_FREED_BACKFILL, WorkQueue.backfill(topics, parts.routes()));
        write(closed, Nodes.WRITE_STRANDED, TEXT, topics.failed());
        writeAside(closed, Nodes.WRITE_OUTCOME_DLQ, topics);
        return table.build();
    }

    /** As bytes: what cannot be decoded must not stop the stage. */
    @SuppressWarnings("unchecked")
    private KStream<Object, Object> read(String name, Topic<?> first, Topic<?> second) {
        Consumed<byte[], byte[]> bytes = Consumed.with(BYTES, BYTES)
                .withName(name)
                .withTimestampExtractor(parts.time())
                .withOffsetResetPolicy(StreamsRuntime.RESET);
        return (KStream<Object, Object>) (KStream<?, ?>) table.stream(List.of(first.name(), second.name()), bytes);
    }

    @SuppressWarnings("unchecked")
    private static <A, B, C, D> KStream<Object, Object> process(
            KStream<Object, Object> from, String name, ProcessorSupplier<A, B, C, D> processor, String... stores) {
        return from.process(
                (ProcessorSupplier<Object, Object, Object, Object>) (ProcessorSupplier<?, ?, ?, ?>) processor,
                Named.as(name),
                stores);
    }

    /** A producer may use any key and any partitioner; the ledger needs all requests of a sku in one place. */
    @SuppressWarnings("unchecked")
    private KStream<Object, Object> bySku(KStream<Object, Object> rendered) {
        Repartitioned<String, GenerationRequest> bySku = Repartitioned.<String, GenerationRequest>as(Nodes.BY_SKU)
                .withKeySerde(TEXT)
                .withValueSerde(new SingleObjectSerde<>(GenerationRequest.class))
                .withNumberOfPartitions(parts.partitions());
        return (KStream<Object, Object>)
                (KStream<?, ?>) ((KStream<String, GenerationRequest>) (KStream<?, ?>) rendered).repartition(bySku);
    }

    @SuppressWarnings("unchecked")
    private static void write(KStream<Object, Object> from, String name, Serde<?> key, Topic<?> topic) {
        from.to(
                topic.name(),
                Produced.with((Serde<Object>) key, (Serde<Object>) topic.value())
                        .withName(name));
    }

    /** Queues of all providers hold the same. */
    @SuppressWarnings("unchecked")
    private void order(KStream<Object, Object> from, String name, WorkQueue queues) {
        ((KStream<String, GenerationRequest>) (KStream<?, ?>) from)
                .to(
                        queues,
                        Produced.with(
                                        TEXT,
                                        parts.topics()
                                                .requests(parts.routes().provider())
                                                .value())
                                .withName(name));
    }

    @SuppressWarnings("unchecked")
    private static void writeAside(KStream<Object, Object> from, String name, Topics topics) {
        AsideTopic aside = new AsideTopic(Map.of(
                topics.completed().name(), topics.dlqOf(topics.completed()).name(),
                topics.failed().name(), topics.dlqOf(topics.failed()).name()));
        ((KStream<byte[], byte[]>) (KStream<?, ?>) from)
                .to(aside, Produced.with(BYTES, BYTES).withName(name));
    }

    private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> store(
            String name, Class<V> value) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), TEXT, new SingleObjectSerde<>(value));
    }
}
