package io.darkroom.pipeline.stream;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The topics that a topology reads; its repartition topics by their short names. Pure. Any thread. */
final class Sources {
    private Sources() {}

    static Set<String> of(Topology topology) {
        return topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .flatMap(Sources::read)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> read(TopologyDescription.Node node) {
        return node instanceof TopologyDescription.Source source && source.topicSet() != null
                ? source.topicSet().stream()
                : Stream.empty();
    }
}
