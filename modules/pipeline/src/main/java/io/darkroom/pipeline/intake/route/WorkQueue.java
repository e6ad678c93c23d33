package io.darkroom.pipeline.intake.route;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Sends a request to the work queue of its provider. Stream thread only.
 *
 * @param queues provider to topic
 * @param form of the topics' names, as it stands in the description of the topology
 */
public record WorkQueue(Map<String, String> queues, String form)
        implements TopicNameExtractor<String, GenerationRequest> {
    private static final String ANY = "<provider>";

    public WorkQueue {
        queues = Map.copyOf(queues);
    }

    /** The queues of live requests. */
    public static WorkQueue live(Topics topics, Routes routes) {
        return of(topics::requests, routes);
    }

    /** The queues of replays and imports. */
    public static WorkQueue backfill(Topics topics, Routes routes) {
        return of(topics::backfill, routes);
    }

    private static WorkQueue of(Function<String, Topic<GenerationRequest>> topic, Routes routes) {
        Map<String, String> queues = new HashMap<>();
        routes.providers().forEach(name -> queues.put(name, topic.apply(name).name()));
        return new WorkQueue(queues, topic.apply("x").name().replaceFirst("(?<=requests\\.)x", ANY));
    }

    @Override
    public String extract(String sku, GenerationRequest request, RecordContext read) {
        String topic = queues.get(request.getProvider());
        if (topic == null) {
            throw new IllegalStateException("no work queue of " + request.getProvider());
        }
        return topic;
    }

    /** As it stands in the description of the topology. */
    @Override
    public String toString() {
        return form;
    }
}
