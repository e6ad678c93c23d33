package io.darkroom.contract.topic.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

/** What {@code topics check} says beside the comparison with the table. */
class ClusterFindingsTest {
    private static final List<Node> NODES = List.of(new Node(1, "a", 1), new Node(2, "b", 1), new Node(3, "c", 1));

    @Test
    void partitionsWithoutLeaderOrCopiesAreNamed() {
        TopicDescription topic = new TopicDescription(
                "image.failed",
                false,
                List.of(
                        new TopicPartitionInfo(0, NODES.getFirst(), NODES, NODES),
                        new TopicPartitionInfo(1, NODES.getFirst(), NODES, NODES.subList(0, 2)),
                        new TopicPartitionInfo(2, NODES.getFirst(), NODES, NODES.subList(0, 1)),
                        new TopicPartitionInfo(3, Node.noNode(), NODES, List.of())));

        assertThat(PartitionsNow.of(List.of(topic), Map.of("image.failed", 2)))
                .containsExactly(
                        Deviation.fatal(
                                "Topic image.failed has no leader now for partition 3: neither read nor written "
                                        + "until a broker of it is back."),
                        Deviation.fatal(
                                "Topic image.failed has fewer copies in sync than min.insync.replicas=2 now for "
                                        + "partition 2: nothing can be written there."),
                        Deviation.note("Topic image.failed has copies that are not in sync now for partition 1."));
    }

    @Test
    void oneCopyOfOffsetsMattersWhereThereCouldBeMore() {
        Map<String, String> one = Map.of("offsets.topic.replication.factor", "1");

        assertThat(BrokerDefaults.of(one, 1)).isEmpty();
        assertThat(BrokerDefaults.of(one, 3))
                .containsExactly(Deviation.note("The brokers have offsets.topic.replication.factor=1, should be 3: "
                        + "with one broker lost groups lose their place."));
    }

    @Test
    void shortTransactionsAreFatal() {
        assertThat(BrokerDefaults.of(Map.of("transaction.max.timeout.ms", "5000"), 1))
                .singleElement()
                .returns(true, Deviation::fatal);
    }
}
