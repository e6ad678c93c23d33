package io.darkroom.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartOffsetsTest {
    private static final TopicPartition EARLY = new TopicPartition("t", 0);
    private static final TopicPartition LATE = new TopicPartition("t", 1);
    private static final Map<TopicPartition, Long> LAST_WRITTEN = Map.of(EARLY, 100L, LATE, 200L);

    /** Answers as a broker whose partitions have one record each, at offset 7. */
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<TopicPartition, @Nullable OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            Map<TopicPartition, @Nullable OffsetAndTimestamp> found = new HashMap<>();
            times.forEach((partition, time) -> {
                assertThat(time).isNotNegative();
                long written = LAST_WRITTEN.getOrDefault(partition, 0L);
                found.put(partition, written < time ? null : new OffsetAndTimestamp(7, written));
            });
            return found;
        }
    };

    StartOffsetsTest() {
        consumer.updatePartitions(
                "t",
                List.of(
                        new PartitionInfo("t", 0, Node.noNode(), new Node[0], new Node[0]),
                        new PartitionInfo("t", 1, Node.noNode(), new Node[0], new Node[0])));
    }

    @Test
    void aPartitionWhoseRecordsAreAllOlderIsLeftOut() {
        assertThat(StartOffsets.since(consumer, "t", Instant.ofEpochMilli(200))).containsOnly(Map.entry(LATE, 7L));
    }

    @Test
    void aTimeBeforeTheEpochIsTheBeginning() {
        assertThat(StartOffsets.since(consumer, List.of(EARLY), Instant.ofEpochMilli(-1)))
                .containsOnly(Map.entry(EARLY, 7L));
    }
}
