package io.darkroom.pipeline.stream;

import io.darkroom.contract.serde.Topic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/** Sources and sinks of typed topics. Any thread. */
public final class TopicNodes {
    private TopicNodes() {}

    /** Reads a topic. */
    public static void source(Topology table, String name, Topic<?> topic) {
        table.addSource(
                StreamsRuntime.RESET,
                name,
                Serdes.String().deserializer(),
                topic.value().deserializer(),
                topic.name());
    }

    /** Writes what a processor sends there. */
    public static void sink(Topology table, String name, Topic<?> topic, String from) {
        table.addSink(
                name, topic.name(), Serdes.String().serializer(), topic.value().serializer(), from);
    }
}
