package io.darkroom.app.doctor.clock;

import io.darkroom.app.doctor.cluster.Cluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What the brokers' clocks tell: the time at which the newest record was appended has passed there. Nothing is written, so it
 * shows only that our clock is behind. One thread.
 */
public record BrokerTime(Cluster cluster) implements Supplier<List<Reading>> {
    private static final int SECONDS = 10;

    @Override
    public List<Reading> get() {
        return cluster.admin().map(this::read).orElse(List.of());
    }

    private List<Reading> read(Admin admin) {
        List<Reading> readings = new ArrayList<>();
        for (String topic : cluster.stampedTopics()) {
            newest(admin, topic)
                    .map(passed -> Reading.ofPast("Kafka", passed, Instant.now()))
                    .ifPresent(readings::add);
        }
        return readings;
    }

    /** Empty when there is no record, no such topic, or no right to look. */
    private static Optional<Instant> newest(Admin admin, String topic) {
        try {
            Map<TopicPartition, OffsetSpec> question = new HashMap<>();
            admin.describeTopics(List.of(topic)).allTopicNames().get(SECONDS, TimeUnit.SECONDS).values().stream()
                    .flatMap(found -> found.partitions().stream())
                    .forEach(partition ->
                            question.put(new TopicPartition(topic, partition.partition()), OffsetSpec.maxTimestamp()));
            return admin.listOffsets(question).all().get(SECONDS, TimeUnit.SECONDS).values().stream()
                    .map(ListOffsetsResultInfo::timestamp)
                    .filter(millis -> millis >= 0)
                    .max(Long::compare)
                    .map(Instant::ofEpochMilli);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
