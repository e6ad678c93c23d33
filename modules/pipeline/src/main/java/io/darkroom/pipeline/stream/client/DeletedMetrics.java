package io.darkroom.pipeline.stream.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of records that were deleted before a stage had read them, by a retention or by hand: orders and results may be among
 * them, and Kafka Streams goes on behind them without a word. Any thread.
 */
public final class DeletedMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(DeletedMetrics.class);
    private static final long LIMIT_SECONDS = 30;

    private final MeterRegistry meters;
    private final String application;

    public DeletedMetrics(MeterRegistry meters, String application) {
        this.meters = meters;
        this.application = application;
    }

    /** Compares where the application stands with what is left of its topics. Blocks. */
    public void look(Admin admin) {
        try {
            Map<TopicPartition, Long> places = places(admin, false);
            if (isBehind(places, begins(admin, places))) {
                places = places(admin, true);
            }
            compare(places, begins(admin, places));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("nobody knows whether records were deleted before they were read");
        }
    }

    /**
     * Tells of every partition that begins behind the place where it is read.
     *
     * @param places the next offsets to read
     * @param begins the first offsets that are left
     */
    void compare(Map<TopicPartition, Long> places, Map<TopicPartition, Long> begins) {
        places.forEach((partition, place) -> {
            long begin = begins.getOrDefault(partition, place);
            if (begin > place) {
                tell(partition, place, begin);
            }
        });
    }

    private static boolean isBehind(Map<TopicPartition, Long> places, Map<TopicPartition, Long> begins) {
        return places.entrySet().stream()
                .anyMatch(place -> begins.getOrDefault(place.getKey(), place.getValue()) > place.getValue());
    }

    /**
     * Where the application stands.
     *
     * @param stable whether to wait for transactions that are not ended: what one of them has committed is not told before, so
     *     that the place seems to be an older one
     */
    private Map<TopicPartition, Long> places(Admin admin, boolean stable)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> places = new HashMap<>();
        admin.listConsumerGroupOffsets(application, new ListConsumerGroupOffsetsOptions().requireStable(stable))
                .partitionsToOffsetAndMetadata()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, place) -> {
                    if (place != null) {
                        places.put(partition, place.offset());
                    }
                });
        return places;
    }

    private static Map<TopicPartition, Long> begins(Admin admin, Map<TopicPartition, Long> places)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = places.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, all -> OffsetSpec.earliest()));
        return admin.listOffsets(wanted).all().get(LIMIT_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, begin -> begin.getValue().offset()));
    }

    private void tell(TopicPartition partition, long place, long begin) {
        LOG.atError()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition())
                .addKeyValue("offset", place)
                .addKeyValue("reason", "%d offsets, up to %d".formatted(begin - place, begin))
                .log("records were deleted before they were read");
        counter(partition.topic()).increment((double) (begin - place));
    }

    private Counter counter(String topic) {
        return Counter.builder("darkroom.stage.deleted")
                .description("Records that were deleted before their stage had read them")
                .tag("application", application)
                .tag("topic", topic)
                .register(meters);
    }
}
