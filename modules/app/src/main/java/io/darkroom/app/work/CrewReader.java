package io.darkroom.app.work;

import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.stream.Beat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * Asks who works for a stage. A process that has not beaten for a while by the clock of this machine is looked at again two
 * beats later, for its clock may be another. Any thread.
 */
public final class CrewReader {
    private final Admin admin;
    private final String application;

    public CrewReader(Admin admin, String application) {
        this.admin = admin;
        this.application = application;
    }

    /**
     * Looks.
     *
     * @param topic whose partitions stand for those of the stage
     * @param patience how long one waits for the answer to a call that another has sent
     */
    public Crew read(String topic, Duration patience) {
        try {
            Map<Integer, String> holders = new HashMap<>();
            Set<String> instances = new HashSet<>();
            for (MemberDescription member : StageGroup.members(admin, application)) {
                member.groupInstanceId().map(Beat::instance).ifPresent(instance -> {
                    instances.add(instance);
                    member.assignment().topicPartitions().stream()
                            .filter(partition -> partition.topic().equals(topic))
                            .forEach(partition -> holders.put(partition.partition(), instance));
                });
            }
            return new Crew(instances, holders, silent(instances), patience);
        } catch (ExecutionException e) {
            throw UserError.infrastructure(
                    "The group %s cannot be looked at: %s.".formatted(application, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    private Map<String, Crew.Silence> silent(Set<String> instances) throws InterruptedException {
        Instant now = Instant.now();
        Map<String, Beat> quiet = beats(instances);
        quiet.values().removeIf(beat -> Crew.Silence.after(beat, now).isEmpty());
        if (quiet.isEmpty()) {
            return Map.of();
        }
        TimeUnit.NANOSECONDS.sleep(Beat.INTERVAL.multipliedBy(2).toNanos());
        return Crew.still(quiet, beats(quiet.keySet()), now);
    }

    /** The last beats, as far as they may be read. */
    private Map<String, Beat> beats(Set<String> instances) throws InterruptedException {
        Map<String, Beat> beats = new HashMap<>();
        if (!instances.isEmpty()) {
            Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
            instances.forEach(
                    instance -> groups.put(Beat.group(application, instance), new ListConsumerGroupOffsetsSpec()));
            ListConsumerGroupOffsetsResult found = admin.listConsumerGroupOffsets(groups);
            for (String instance : instances) {
                beat(found, instance).ifPresent(beat -> beats.put(instance, beat));
            }
        }
        return beats;
    }

    /** Whoever may not look at it is told nothing. */
    private Optional<Beat> beat(ListConsumerGroupOffsetsResult found, String instance) throws InterruptedException {
        try {
            return found.partitionsToOffsetAndMetadata(Beat.group(application, instance)).get().values().stream()
                    .map(OffsetAndMetadata::metadata)
                    .flatMap(stored -> Beat.read(stored).stream())
                    .findFirst();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }
}
