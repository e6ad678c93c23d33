package io.darkroom.pipeline.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of records that were deleted before a stage had read them, by a retention or by hand: orders and results may be among
 * them. Stream thread only.
 */
final class DeletedMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(DeletedMetrics.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final String application;

    DeletedMetrics(MeterRegistry meters, String application) {
        this.meters = meters;
        this.application = application;
    }

    /** @param places where the consumer wanted to go on and nothing is, by partition */
    void tell(Consumer<?, ?> consumer, Map<TopicPartition, Long> places) {
        try {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(places.keySet(), LIMIT);
            places.forEach((partition, place) -> tell(partition, place, begins.getOrDefault(partition, place)));
        } catch (KafkaException e) {
            LOG.atError().addKeyValue("reason", places.toString()).log("records were deleted before they were read");
        }
    }

    private void tell(TopicPartition partition, long place, long begin) {
        LOG.atError()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition())
                .addKeyValue("offset", place)
                .addKeyValue("reason", "%d offsets, up to %d".formatted(Math.max(0, begin - place), begin))
                .log("records were deleted before they were read");
        counter(partition.topic()).increment((double) Math.max(0, begin - place));
    }

    private Counter counter(String topic) {
        return Counter.builder("darkroom.stage.deleted")
                .description("Records that were deleted before their stage had read them")
                .tag("application", application)
                .tag("topic", topic)
                .register(meters);
    }
}
