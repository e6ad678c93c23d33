package io.darkroom.app.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final TopicPartition ONE = new TopicPartition("t", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> seen = new ArrayList<>();

    TopicReaderTest() {
        Node node = new Node(1, "localhost", 1);
        consumer.updatePartitions(
                "t",
                List.of(
                        new PartitionInfo("t", 0, node, new Node[] {node}, new Node[] {node}),
                        new PartitionInfo("t", 1, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.updateEndOffsets(Map.of(ZERO, 2L, ONE, 1L));
    }

    @Test
    void theWholeTopicEndsWhereItEndedWhenTheReadingBegan() {
        consumer.schedulePollTask(() -> {
            add(ZERO, 0);
            add(ZERO, 1);
            add(ONE, 0);
            add(ONE, 1);
        });

        TopicReader.whole("t").read(consumer, () -> true, this::see);

        assertThat(seen).containsExactlyInAnyOrder("0@0", "0@1", "1@0");
    }

    @Test
    void onePartitionIsReadAlone() {
        consumer.schedulePollTask(() -> add(ONE, 0));

        TopicReader.whole("t", 1).read(consumer, () -> true, this::see);

        assertThat(seen).containsExactly("1@0");
    }

    @Test
    void theReaderOfRecordsSaysWhenItHasEnough() {
        consumer.schedulePollTask(() -> {
            add(ZERO, 0);
            add(ZERO, 1);
        });

        TopicReader.whole("t").read(consumer, () -> true, record -> see(record) && seen.isEmpty());

        assertThat(seen).containsExactly("0@0");
    }

    @Test
    void aPartitionThatIsNotThereIsNamed() {
        TopicReader reader = new TopicReader("t", Optional.of(2), true, false);

        assertThatThrownBy(() -> reader.read(consumer, () -> true, this::see))
                .hasMessage("--partition must be 0 to 1 for topic t, was 2");
    }

    private void add(TopicPartition partition, long offset) {
        if (consumer.assignment().contains(partition)) {
            consumer.addRecord(new ConsumerRecord<>("t", partition.partition(), offset, new byte[0], new byte[0]));
        }
    }

    private boolean see(ConsumerRecord<byte[], byte[]> record) {
        seen.add(record.partition() + "@" + record.offset());
        return true;
    }
}
