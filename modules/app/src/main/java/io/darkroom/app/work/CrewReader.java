package io.darkroom.app.work;

import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.stream.Beat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
 * Asks who works for stages. A process that has not beaten for a while by the clock of this machine is looked at again two
 * beats later, for its clock may be another: all such of all stages after one wait. Any thread.
 */
public final class CrewReader {
    private final Admin admin;

    /**
     * A stage.
     *
     * @param application its application id
     * @param topic whose partitions stand for those of the stage
     * @param patience how long one waits for the answer to a call that another has sent
     */
    public record Post(String application, String topic, Duration patience) {}

    /** What the first look showed; {@code quiet} are the last beats of those that did not beat lately. */
    private record Look(Post post, Set<String> instances, Map<Integer, String> holders, Map<String, Beat> quiet) {}

    public CrewReader(Admin admin) {
        this.admin = admin;
    }

    /** Looks; one answer for each, in their order. */
    public List<Crew> read(List<Post> posts) {
        Instant now = Instant.now();
        try {
            List<Look> looks = new ArrayList<>();
            for (Post post : posts) {
                looks.add(look(post, now));
            }
            if (looks.stream().anyMatch(look -> !look.quiet().isEmpty())) {
                TimeUnit.NANOSECONDS.sleep(Beat.INTERVAL.multipliedBy(2).toNanos());
            }
            List<Crew> crews = new ArrayList<>();
            for (Look look : looks) {
                crews.add(again(look, now));
            }
            return crews;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }

    private Look look(Post post, Instant now) throws InterruptedException {
        Map<Integer, String> holders = new HashMap<>();
        Set<String> instances = new HashSet<>();
        for (MemberDescription member : members(post.application())) {
            member.groupInstanceId().map(Beat::instance).ifPresent(instance -> {
                instances.add(instance);
                member.assignment().topicPartitions().stream()
                        .filter(partition -> partition.topic().equals(post.topic()))
                        .forEach(partition -> holders.put(partition.partition(), instance));
            });
        }
        Map<String, Beat> quiet = beats(post.application(), instances);
        quiet.values().removeIf(beat -> Crew.Silence.after(beat, now).isEmpty());
        return new Look(post, instances, holders, quiet);
    }

    private Crew again(Look look, Instant now) throws InterruptedException {
        Map<String, Beat> beats = beats(look.post().application(), look.quiet().keySet());
        return new Crew(
                look.instances(),
                look.holders(),
                Crew.still(look.quiet(), beats, now),
                look.post().patience());
    }

    private Collection<MemberDescription> members(String application) throws InterruptedException {
        try {
            return StageGroup.members(admin, application);
        } catch (ExecutionException e) {
            throw UserError.infrastructure(
                    "The group %s cannot be looked at: %s.".formatted(application, e.getCause()), e);
        }
    }

    /** The last beats, as far as they may be read. */
    private Map<String, Beat> beats(String application, Set<String> instances) throws InterruptedException {
        Map<String, Beat> beats = new HashMap<>();
        if (!instances.isEmpty()) {
            Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
            instances.forEach(
                    instance -> groups.put(Beat.group(application, instance), new ListConsumerGroupOffsetsSpec()));
            ListConsumerGroupOffsetsResult found = admin.listConsumerGroupOffsets(groups);
            for (String instance : instances) {
                beat(found, Beat.group(application, instance)).ifPresent(beat -> beats.put(instance, beat));
            }
        }
        return beats;
    }

    /** Whoever may not look at it is told nothing. */
    private static Optional<Beat> beat(ListConsumerGroupOffsetsResult found, String group) throws InterruptedException {
        try {
            return found.partitionsToOffsetAndMetadata(group).get().values().stream()
                    .map(OffsetAndMetadata::metadata)
                    .flatMap(stored -> Beat.read(stored).stream())
                    .findFirst();
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }
}
