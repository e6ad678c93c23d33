package io.darkroom.pipeline.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of transactions that stand open. Whoever reads committed records gets nothing from the first record of one on, and no
 * lag shows it: what such a reader takes for the end is that record. One thread.
 */
final class OpenTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);

    /** Longer than the transactions of producers that are well. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Map<TopicPartition, Mark> marks = new HashMap<>();
    private final Set<TopicPartition> told = new HashSet<>();

    /** Where committed records have ended, and since when they end there. */
    private record Mark(long offset, Instant since) {}

    /**
     * Compares where committed records end with where all of them do.
     *
     * @param committed offset behind the last record that can be read, of each partition
     * @param ends offset behind the last record
     * @return how long one stands open at most, of each topic, in seconds
     */
    Map<String, Double> look(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends, Instant now) {
        Map<String, Double> longest = new HashMap<>();
        committed.forEach((partition, offset) -> {
            boolean open = ends.getOrDefault(partition, offset) > offset;
            Optional<Mark> mark = open ? Optional.of(mark(partition, offset, now)) : Optional.empty();
            Duration length =
                    mark.map(found -> Duration.between(found.since(), now)).orElse(Duration.ZERO);
            mark.ifPresentOrElse(found -> marks.put(partition, found), () -> marks.remove(partition));
            tell(partition, offset, length);
            longest.merge(partition.topic(), length.toMillis() / 1_000.0, Math::max);
        });
        return Map.copyOf(longest);
    }

    /** One that ended made room for records behind it: the next one is another. */
    private Mark mark(TopicPartition partition, long offset, Instant now) {
        return Optional.ofNullable(marks.get(partition))
                .filter(known -> known.offset() == offset)
                .orElseGet(() -> new Mark(offset, now));
    }

    private void tell(TopicPartition partition, long offset, Duration length) {
        boolean isLong = length.compareTo(LONG) >= 0;
        if (isLong && told.add(partition)) {
            LOG.atWarn()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("offset", offset)
                    .log("a producer's transaction stands open: nothing behind it can be read");
        } else if (!isLong && told.remove(partition)) {
            LOG.atInfo()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .log("the transaction that stood open has ended");
        }
    }
}
