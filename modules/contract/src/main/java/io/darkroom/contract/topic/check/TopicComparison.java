package io.darkroom.contract.topic.check;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the topics of a cluster with the table. Any thread. */
final class TopicComparison {

    private static final long UNLIMITED = -1;
    private static final Set<String> JUDGED_APART = Set.of(
            CLEANUP_POLICY_CONFIG,
            MESSAGE_TIMESTAMP_TYPE_CONFIG,
            MAX_MESSAGE_BYTES_CONFIG,
            MIN_IN_SYNC_REPLICAS_CONFIG,
            RETENTION_BYTES_CONFIG,
            RETENTION_MS_CONFIG);

    private final TopicTable table;
    private final Map<String, TopicSpec> found;
    private final List<Deviation> deviations = new ArrayList<>();

    private TopicComparison(TopicTable table, Map<String, TopicSpec> found) {
        this.table = table;
        this.found = found;
    }

    /** Every deviation, in the order of the table. {@code found}: the topics that exist, by name. */
    static List<Deviation> of(TopicTable table, Map<String, TopicSpec> found) {
        TopicComparison comparison = new TopicComparison(table, found);
        comparison.compareNames();
        table.specs().forEach(comparison::compare);
        table.coPartitioned().forEach(comparison::compareCounts);
        return List.copyOf(comparison.deviations);
    }

    /** All that are missing in one sentence. */
    private void compareNames() {
        List<String> missing = table.specs().stream()
                .map(TopicSpec::name)
                .filter(name -> !found.containsKey(name) && !table.internal(name))
                .toList();
        if (missing.size() == 1) {
            fatal("Topic " + missing.getFirst() + " is missing; darkroom topics create makes it.");
        } else if (!missing.isEmpty()) {
            fatal(missing.size() + " topics are missing; darkroom topics create makes them: "
                    + String.join(", ", missing) + ".");
        }
    }

    private void compare(TopicSpec wanted) {
        TopicSpec actual = found.get(wanted.name());
        if (actual == null && !table.internal(wanted.name())) {
            return;
        }
        if (actual == null) {
            note("Topic " + wanted.name() + " is missing; its stage makes it, if it may, or darkroom topics create.");
        } else if (!table.ownedUpstream(wanted.name())) {
            compareSettings(wanted, actual);
        }
    }

    private void compareSettings(TopicSpec wanted, TopicSpec actual) {
        exactly(CLEANUP_POLICY_CONFIG, wanted, actual);
        exactly(MESSAGE_TIMESTAMP_TYPE_CONFIG, wanted, actual);
        atLeast(MAX_MESSAGE_BYTES_CONFIG, wanted, actual);
        if (wanted.config().containsKey(RETENTION_MS_CONFIG)) {
            retention(wanted, actual);
            sizeLimit(actual);
        }
        insync(wanted, actual);
        others(wanted, actual);
        if (actual.replication() < wanted.replication()) {
            note("Topic " + wanted.name() + " has " + count(actual.replication(), "copy", "copies")
                    + ", topics.replication says " + wanted.replication() + ".");
        }
        if (actual.partitions() != wanted.partitions() && !table.internal(wanted.name())) {
            note("Topic " + wanted.name() + " has " + count(actual.partitions(), "partition", "partitions")
                    + ", topics.partitions says " + wanted.partitions() + ".");
        }
    }

    private void exactly(String setting, TopicSpec wanted, TopicSpec actual) {
        String expected = wanted.config().get(setting);
        String value = actual.config().get(setting);
        if (expected != null && !expected.equals(value)) {
            fatal("Topic " + wanted.name() + " has " + setting + "=" + shown(value) + ", it must be " + expected + ".");
        }
    }

    private void atLeast(String setting, TopicSpec wanted, TopicSpec actual) {
        long expected = number(wanted.config().get(setting));
        long value = number(actual.config().get(setting));
        if (value < expected) {
            fatal("Topic " + wanted.name() + " has " + setting + "=" + value + ", it must be at least " + expected
                    + ".");
        }
    }

    private void retention(TopicSpec wanted, TopicSpec actual) {
        long expected = number(wanted.config().get(RETENTION_MS_CONFIG));
        long value = number(actual.config().get(RETENTION_MS_CONFIG));
        if (value == UNLIMITED || (expected != UNLIMITED && value >= expected)) {
            return;
        }
        fatal("Topic " + wanted.name() + " keeps records for " + span(value) + " (" + RETENTION_MS_CONFIG + "=" + value
                + "), it must keep them " + (expected == UNLIMITED ? "for ever (-1)" : "for at least " + span(expected))
                + ".");
    }

    private void sizeLimit(TopicSpec actual) {
        long value = number(actual.config().get(RETENTION_BYTES_CONFIG));
        if (value != UNLIMITED) {
            fatal("Topic " + actual.name() + " deletes records beyond " + RETENTION_BYTES_CONFIG + "=" + value
                    + " bytes, read or not; it must be -1.");
        }
    }

    private void insync(TopicSpec wanted, TopicSpec actual) {
        long value = number(actual.config().get(MIN_IN_SYNC_REPLICAS_CONFIG));
        if (value > actual.replication()) {
            fatal("Topic " + wanted.name() + " has " + count(actual.replication(), "copy", "copies") + " and "
                    + MIN_IN_SYNC_REPLICAS_CONFIG + "=" + value + ": nothing can be written.");
        } else if (value < number(wanted.config().get(MIN_IN_SYNC_REPLICAS_CONFIG))) {
            note("Topic " + wanted.name() + " has " + MIN_IN_SYNC_REPLICAS_CONFIG + "=" + value
                    + ", the table says " + wanted.config().get(MIN_IN_SYNC_REPLICAS_CONFIG)
                    + ": with fewer a record can be lost together with one broker.");
        }
    }

    /** Settings with which everything works, if not as well. */
    private void others(TopicSpec wanted, TopicSpec actual) {
        new TreeMap<>(wanted.config()).forEach((setting, expected) -> {
            String value = actual.config().get(setting);
            if (!JUDGED_APART.contains(setting) && !expected.equals(value)) {
                note("Topic " + wanted.name() + " has " + setting + "=" + shown(value) + ", the table says " + expected
                        + ".");
            }
        });
    }

    private void compareCounts(Set<String> group) {
        Set<String> existing = new TreeSet<>(group);
        existing.retainAll(found.keySet());
        long counts = existing.stream().map(this::partitions).distinct().count();
        if (counts > 1) {
            fatal("Topics that belong together have different numbers of partitions: "
                    + existing.stream()
                            .map(name -> name + " " + partitions(name))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private int partitions(String topic) {
        TopicSpec spec = found.get(topic);
        return spec == null ? 0 : spec.partitions();
    }

    private void fatal(String sentence) {
        deviations.add(Deviation.fatal(sentence));
    }

    private void note(String sentence) {
        deviations.add(Deviation.note(sentence));
    }

    private static long number(@Nullable String value) {
        return value == null ? UNLIMITED : Long.parseLong(value);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : value;
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String span(long millis) {
        Duration span = Duration.ofMillis(millis);
        return span.toDays() > 0 ? count((int) span.toDays(), "day", "days") : span.toString();
    }
}
