package io.darkroom.pipeline.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.topic.TopicSpec;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final InternalTopic CHANGELOG = InternalTopic.changelog("open-calls", 6);

    @Test
    void aChangelogIsKeptAsWellAsTheBestKeptTopicThatItsStageReads() {
        Keeping keeping = Keeping.best(List.of(topic(1, "1"), topic(3, "2"), topic(2, "1")));

        NewTopic asked = keeping.of("app-open-calls-changelog", CHANGELOG);

        assertThat(asked.name()).isEqualTo("app-open-calls-changelog");
        assertThat(asked.numPartitions()).isEqualTo(6);
        assertThat(asked.replicationFactor()).isEqualTo((short) 3);
        assertThat(asked.configs())
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("cleanup.policy", "compact")
                .containsAllEntriesOf(CHANGELOG.config());
    }

    @Test
    void whereThereIsNoneTheBrokersDecide() {
        NewTopic asked = Keeping.best(List.of()).of("app-open-calls-changelog", CHANGELOG);

        assertThat(asked.replicationFactor()).isEqualTo((short) -1);
        assertThat(asked.configs()).doesNotContainKey("min.insync.replicas");
    }

    @Test
    void settingsOfKafkaStreamsWin() {
        Keeping keeping = Keeping.best(List.of(topic(3, "2")))
                .with(Map.of("replication.factor", "5", "topic.segment.bytes", "1000000", "poll.ms", "5"));

        NewTopic asked = keeping.of("app-open-calls-changelog", CHANGELOG);

        assertThat(asked.replicationFactor()).isEqualTo((short) 5);
        assertThat(asked.configs())
                .containsEntry("segment.bytes", "1000000")
                .containsEntry("min.insync.replicas", "2")
                .doesNotContainKey("poll.ms");
    }

    @Test
    void withFewerCopiesNoMoreAreAskedToBeInSync() {
        Keeping keeping = Keeping.best(List.of(topic(3, "2"))).with(Map.of("replication.factor", "1"));

        assertThat(keeping.copies()).contains((short) 1);
        assertThat(keeping.config()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void aReplicationFactorOfMinusOneIsNoWish() {
        assertThat(Keeping.best(List.of(topic(3, "2")))
                        .with(Map.of("replication.factor", "-1"))
                        .copies())
                .contains((short) 3);
    }

    private static TopicSpec topic(int copies, String inSync) {
        return new TopicSpec("t", 6, (short) copies, Map.of("min.insync.replicas", inSync, "retention.ms", "-1"));
    }
}
