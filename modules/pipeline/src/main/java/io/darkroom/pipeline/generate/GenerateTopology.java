package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.SetModel;
import io.darkroom.contract.topic.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.generate.sets.CompareModelsProcessor;
import io.darkroom.pipeline.stream.InternalTopic;
import io.darkroom.pipeline.stream.StreamsRuntime;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The generation stage as a table. */
final class GenerateTopology {
    static final String WRITE_COMPLETED = "write-completed";
    static final String WRITE_FAILED = "write-failed";
    static final String WRITE_RETRIES = "write-retries";

    static final String COMPARE_MODELS = "compare-models";

    private static final String GENERATE = "generate";

    private GenerateTopology() {}

    static Topology build(Parts parts) {
        Topics topics = parts.topics();
        String provider = parts.settings().provider();
        Topology table = new Topology(new TopologyConfig(new StreamsConfig(StreamsRuntime.topologyProperties())));
        source(table, "read-requests", topics.requests(provider));
        source(table, "read-backfill", topics.backfill(provider));
        source(table, "read-replies", topics.replies(provider));
        source(table, "read-retries", topics.retries(provider));
        table.addProcessor(
                GENERATE,
                () -> new GenerateProcessor(parts),
                "read-requests",
                "read-backfill",
                "read-replies",
                "read-retries");
        table.addStateStore(openCalls(), GENERATE);
        table.addStateStore(unclaimedResults(), GENERATE);
        table.addStateStore(dueRetries(), GENERATE);
        table.addProcessor(COMPARE_MODELS, () -> new CompareModelsProcessor(parts.metrics()::differsFromSet), GENERATE);
        table.addStateStore(setModels(), COMPARE_MODELS);
        sink(table, WRITE_COMPLETED, topics.completed(), COMPARE_MODELS);
        sink(table, WRITE_FAILED, topics.failed(), GENERATE);
        sink(table, WRITE_RETRIES, topics.retries(provider), GENERATE);
        return table;
    }

    static List<InternalTopic> changelogs(int partitions) {
        return List.of(
                InternalTopic.changelog(OpenCalls.STORE, partitions),
                InternalTopic.changelog(UnclaimedResults.STORE, partitions),
                InternalTopic.changelog(DueRetries.STORE, partitions),
                InternalTopic.changelog(CompareModelsProcessor.STORE, partitions));
    }

    private static void source(Topology table, String name, Topic<?> topic) {
        table.addSource(name, Serdes.String().deserializer(), topic.value().deserializer(), topic.name());
    }

    private static void sink(Topology table, String name, Topic<?> topic, String parent) {
        table.addSink(
                name, topic.name(), Serdes.String().serializer(), topic.value().serializer(), parent);
    }

    private static StoreBuilder<KeyValueStore<String, OpenCall>> openCalls() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(OpenCalls.STORE),
                Serdes.String(),
                new SingleObjectSerde<>(OpenCall.class));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> unclaimedResults() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(UnclaimedResults.STORE), Serdes.String(), Serdes.ByteArray());
    }

    private static StoreBuilder<KeyValueStore<Bytes, GenerationRequest>> dueRetries() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DueRetries.STORE),
                Serdes.Bytes(),
                new SingleObjectSerde<>(GenerationRequest.class));
    }

    private static StoreBuilder<KeyValueStore<String, SetModel>> setModels() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(CompareModelsProcessor.STORE),
                Serdes.String(),
                new SingleObjectSerde<>(SetModel.class));
    }
}
