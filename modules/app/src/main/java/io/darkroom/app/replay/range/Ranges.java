package io.darkroom.app.replay.range;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.CommittedOffsets;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.StartOffsets;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Finds the offsets of a range in Kafka. One thread. */
public final class Ranges {
    private final Installation installation;
    private final String topic;
    private final long most;
    private final PrintWriter notes;

    /**
     * @param most offsets in a range at most
     * @param notes where is said what may be missing
     */
    public Ranges(Installation installation, String topic, long most, PrintWriter notes) {
        this.installation = installation;
        this.topic = topic;
        this.most = most;
        this.notes = notes;
    }

    /**
     * What a user asked for, as offsets.
     *
     * @throws UserError with a sentence when there is no such range
     */
    public List<OffsetSpan> find(Wanted wanted) {
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<Integer, Extent> extents = extents(consumer, partitions);
            RangeRules rules = new RangeRules(topic, extents, most);
            return switch (wanted) {
                case Wanted.Offsets offsets -> rules.offsets(offsets);
                case Wanted.Times times -> times(times, rules, extents, consumer, partitions);
                case Wanted.Group group -> rules.group(group.name(), committed(group.name()));
                case Wanted.Whole whole -> rules.whole();
            };
        }
    }

    private static Map<Integer, Extent> extents(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<Integer, Extent> extents = new HashMap<>();
        begins.forEach((partition, begin) -> extents.put(
                partition.partition(), new Extent(begin, Math.max(begin, ends.getOrDefault(partition, begin)))));
        return extents;
    }

    private List<OffsetSpan> times(
            Wanted.Times times,
            RangeRules rules,
            Map<Integer, Extent> extents,
            Consumer<?, ?> consumer,
            List<TopicPartition> partitions) {
        if (times.to().filter(to -> !to.isAfter(times.from())).isPresent()) {
            throw UserError.usage("--to-time must be after --from-time %s, was %s."
                    .formatted(times.from(), times.to().get()));
        }
        Map<Integer, Long> firsts = firsts(consumer, partitions, times.from());
        extents.forEach((partition, there) -> sayGone(partition, there, firsts));
        return rules.times(
                firsts, times.to().map(to -> firsts(consumer, partitions, to)).orElse(Map.of()));
    }

    /** The oldest record that is there is not before the time: nobody knows of when the deleted ones were. */
    private void sayGone(int partition, Extent there, Map<Integer, Long> firsts) {
        if (there.begin() > 0 && firsts.getOrDefault(partition, -1L) == there.begin()) {
            notes.println(
                    "Offsets 0 to %d of %s-%d are gone, expired or deleted; records of the wanted time may be among them."
                            .formatted(there.begin() - 1, topic, partition));
        }
    }

    /** The first record of each partition that is not before a time. */
    private static Map<Integer, Long> firsts(Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant time) {
        Map<Integer, Long> firsts = new HashMap<>();
        StartOffsets.since(consumer, partitions, time)
                .forEach((partition, first) -> firsts.put(partition.partition(), first));
        return firsts;
    }

    private Map<Integer, Long> committed(String group) {
        Map<Integer, Long> offsets = new HashMap<>();
        CommittedOffsets.of(installation, group).forEach((partition, offset) -> {
            if (partition.topic().equals(topic)) {
                offsets.put(partition.partition(), offset);
            }
        });
        return offsets;
    }
}
