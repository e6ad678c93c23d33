package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.generate.purpose.Purpose;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.pipeline.generate.store.UnclaimedResults;
import io.darkroom.pipeline.stream.StreamsRuntime;
import io.darkroom.pipeline.stream.TopicNodes;
import io.darkroom.pipeline.stream.topic.InternalTopic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The generation stage as a table. Any thread. */
final class GenerateTopology {
    static final String WRITE_RETRIES = "write-retries";

    private static final String GENERATE = "generate";

    private GenerateTopology() {}

    static Topology build(Parts parts) {
        Topics topics = parts.topics();
        String provider = parts.settings().provider();
        Topology table = new Topology(new TopologyConfig(new StreamsConfig(StreamsRuntime.topologyProperties())));
        TopicNodes.source(table, "read-requests", topics.requests(provider));
        TopicNodes.source(table, "read-backfill", topics.backfill(provider));
        TopicNodes.source(table, "read-replies", topics.replies(provider));
        TopicNodes.source(table, "read-retries", topics.retries(provider));
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
        TopicNodes.sink(table, WRITE_RETRIES, topics.retries(provider), GENERATE);
        parts.purpose().addTo(table, topics, GENERATE, parts.metrics()::differsFromSet);
        return table;
    }

    static List<InternalTopic> changelogs(Purpose purpose, int partitions) {
        Stream<String> stores = Stream.of(OpenCalls.STORE, UnclaimedResults.STORE, DueRetries.STORE);
        return Stream.concat(stores, purpose.stores().stream())
                .map(store -> InternalTopic.changelog(store, partitions))
                .toList();
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
}
