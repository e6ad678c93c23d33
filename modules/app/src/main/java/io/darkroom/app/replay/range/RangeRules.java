package io.darkroom.app.replay.range;

import io.darkroom.app.exit.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what was asked for into offsets, or says why that cannot be. Pure; any thread. */
final class RangeRules {
    private static final Extent NOTHING = new Extent(0, 0);

    private final String topic;
    private final SortedMap<Integer, Extent> extents;
    private final long most;

    /**
     * @param extents every partition of the topic
     * @param most offsets in a range at most
     */
    RangeRules(String topic, Map<Integer, Extent> extents, long most) {
        this.topic = topic;
        this.extents = new TreeMap<>(extents);
        this.most = most;
    }

    List<OffsetSpan> offsets(Wanted.Offsets wanted) {
        int partition = partition(wanted.partition());
        Extent there = extents.getOrDefault(partition, NOTHING);
        wanted.to().ifPresent(to -> requireOrder(wanted.from(), to));
        requireWithin(wanted, there, topic + "-" + partition);
        OffsetSpan span = new OffsetSpan(partition, wanted.from(), wanted.to().orElse(there.end()));
        requireThere("--from-offset", span);
        return checked(List.of(span));
    }

    private static void requireOrder(long from, long to) {
        if (to <= from) {
            throw UserError.usage(
                    "--to-offset must be more than --from-offset %d, was %d: it is the offset behind the last record."
                            .formatted(from, to));
        }
    }

    private static void requireWithin(Wanted.Offsets wanted, Extent there, String where) {
        if (wanted.from() < 0) {
            throw UserError.usage("--from-offset must be 0 or more, was " + wanted.from() + ".");
        }
        if (wanted.from() >= there.end()) {
            throw UserError.usage("--from-offset must be less than %d, the end of %s, was %d."
                    .formatted(there.end(), where, wanted.from()));
        }
        if (wanted.to().orElse(0) > there.end()) {
            throw UserError.usage("--to-offset must be at most %d, the end of %s, was %d."
                    .formatted(there.end(), where, wanted.to().getAsLong()));
        }
    }

    private int partition(OptionalInt wanted) {
        if (wanted.isEmpty()) {
            if (extents.size() == 1) {
                return extents.firstKey();
            }
            throw UserError.usage(
                    "--partition must be given: %s has the partitions 0 to %d.".formatted(topic, extents.lastKey()));
        }
        if (!extents.containsKey(wanted.getAsInt())) {
            throw UserError.usage("--partition must be 0 to %d for topic %s, was %d."
                    .formatted(extents.lastKey(), topic, wanted.getAsInt()));
        }
        return wanted.getAsInt();
    }

    /** @param committed offsets of the group in this topic */
    List<OffsetSpan> group(String group, Map<Integer, Long> committed) {
        if (committed.isEmpty()) {
            throw UserError.usage(
                    ("--group must be a group with committed offsets in %s, %s has none; kafka-consumer-groups.sh "
                                    + "--group %s --topic %s --reset-offsets --to-datetime … --execute sets them.")
                            .formatted(topic, group, group, topic));
        }
        List<OffsetSpan> spans = new ArrayList<>();
        new TreeMap<>(committed).forEach((partition, offset) -> {
            Extent there = extents.get(partition);
            if (there == null || offset > there.end()) {
                throw UserError.usage("--group %s stands at offset %d of %s-%d, which ends at %s."
                        .formatted(group, offset, topic, partition, there == null ? "nothing" : there.end()));
            }
            OffsetSpan span = new OffsetSpan(partition, offset, there.end());
            if (span.length() > 0) {
                requireThere("--group " + group, span);
                spans.add(span);
            }
        });
        if (spans.isEmpty()) {
            throw UserError.usage(
                    "--group %s stands at the end of %s: nothing is left to replay.".formatted(group, topic));
        }
        return checked(spans);
    }

    /**
     * What was written in a time.
     *
     * @param from offset of the first record that is not before the time; a partition without one is left out
     * @param to offset of the first record behind the time; a partition without one is read to its end
     */
    List<OffsetSpan> times(Map<Integer, Long> from, Map<Integer, Long> to) {
        List<OffsetSpan> spans = new ArrayList<>();
        new TreeMap<>(from).forEach((partition, first) -> {
            Extent there = extents.get(partition);
            if (there != null) {
                long last = Math.min(to.getOrDefault(partition, there.end()), there.end());
                if (first < last) {
                    spans.add(new OffsetSpan(partition, first, last));
                }
            }
        });
        if (spans.isEmpty()) {
            throw UserError.usage("%s has no record between --from-time and --to-time.".formatted(topic));
        }
        return checked(spans);
    }

    /** Everything that is there; none when the topic is empty. */
    List<OffsetSpan> whole() {
        List<OffsetSpan> spans = new ArrayList<>();
        extents.forEach((partition, there) -> {
            if (there.begin() < there.end()) {
                spans.add(new OffsetSpan(partition, there.begin(), there.end()));
            }
        });
        return checked(spans);
    }

    private void requireThere(String option, OffsetSpan span) {
        long begin = extents.getOrDefault(span.partition(), NOTHING).begin();
        if (span.from() >= begin) {
            return;
        }
        String gone = span.to() <= begin
                ? "all of offsets %d to %d is".formatted(span.from(), span.to() - 1)
                : "offsets %d to %d are".formatted(span.from(), begin - 1);
        throw UserError.usage("%s must be %d or more for %s-%d, was %d: %s gone, expired or deleted."
                .formatted(option, begin, topic, span.partition(), span.from(), gone));
    }

    private List<OffsetSpan> checked(List<OffsetSpan> spans) {
        long length = OffsetSpan.length(spans);
        if (length > most) {
            throw UserError.usage(
                    "replay.max-records must be at least the length of the range, %d offsets, was %d; replay it in parts or raise it."
                            .formatted(length, most));
        }
        return List.copyOf(spans);
    }
}
