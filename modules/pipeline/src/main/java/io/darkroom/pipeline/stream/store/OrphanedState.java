package io.darkroom.pipeline.stream.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds stores that hold something although the application has no committed offset: its place in the input is lost (expired
 * or deleted), so it would read everything again against a ledger that is ahead, or lose what lies between. One thread; blocks.
 */
public final class OrphanedState {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Admin admin;
    private final Map<String, Object> clientConfig;
    private final String applicationId;
    private final List<String> changelogs;

    /**
     * @param admin stays the caller's to close
     * @param changelogs full names of those that belong to this application; they need not exist
     */
    public OrphanedState(Admin admin, Map<String, Object> clientConfig, String applicationId, List<String> changelogs) {
        this.admin = admin;
        this.clientConfig = clientConfig;
        this.applicationId = applicationId;
        this.changelogs = List.copyOf(changelogs);
    }

    /**
     * Ends the start when the place in the input was lost, and the stores were not.
     *
     * @throws IllegalStateException when a store holds something and no offset is committed
     */
    public void refuse() {
        try {
            if (hasCommittedOffsets()) {
                return;
            }
            Optional<String> store = own(changelogs, topics()).stream()
                    .filter(this::holdsSomething)
                    .findFirst();
            if (store.isPresent()) {
                throw new IllegalStateException(
                        ("%s holds records, but application %s has no committed offset: its place in the input was lost."
                                        + " Restore the offsets (kafka-consumer-groups --reset-offsets), or delete the"
                                        + " changelog to begin anew")
                                .formatted(store.get(), applicationId));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at the state of " + applicationId, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the state of application %s could not be read: %s".formatted(applicationId, e.getMessage()), e);
        }
    }

    private boolean hasCommittedOffsets() throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .values()
                .stream()
                .anyMatch(offset -> offset != null);
    }

    private Set<String> topics() throws InterruptedException, ExecutionException, TimeoutException {
        return admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Not what the names begin with: those of another provider may begin with all of this application's id. */
    static List<String> own(List<String> changelogs, Set<String> topics) {
        return changelogs.stream().filter(topics::contains).toList();
    }

    /** Looks for a committed record: the end offset alone counts what a killed process never committed. */
    private boolean holdsSomething(String topic) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, LIMIT).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
            while (partitions.stream().anyMatch(p -> consumer.position(p, LIMIT) < ends.getOrDefault(p, 0L))) {
                if (!consumer.poll(Duration.ofMillis(200)).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}
