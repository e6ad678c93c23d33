package io.darkroom.pipeline.stream.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.state.StageState.Phase;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageWatchTest {
    private static final TopicPartition CHANGELOG = new TopicPartition("open-calls-changelog", 0);

    private final KafkaStreams first = client();
    private final KafkaStreams second = client();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final StageWatch watch = new StageWatch("app", () -> now);

    @BeforeEach
    void make() {
        watch.clientMade(first);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void stageStartsRestoresAndRuns() {
        assertThat(watch.state().phase()).isEqualTo(Phase.STARTING);
        watch.changed(first, State.REBALANCING);
        watch.onRestoreStart(CHANGELOG, "open-calls", 10, 110);
        watch.onBatchRestored(CHANGELOG, "open-calls", 59, 50);

        assertThat(watch.state().phase()).isEqualTo(Phase.RESTORING);
        assertThat(watch.state().stores()).isEqualTo(1);
        assertThat(watch.state().records()).isEqualTo(50);
        assertThat(watch.state().started()).isFalse();

        watch.onRestoreEnd(CHANGELOG, "open-calls", 100);
        watch.changed(first, State.RUNNING);
        assertThat(watch.state().phase()).isEqualTo(Phase.RUNNING);
        assertThat(watch.state().started()).isTrue();
    }

    @Test
    void laterRebalanceIsNoStart() {
        watch.changed(first, State.RUNNING);
        Instant running = now;
        now = now.plusSeconds(60);
        assertThat(watch.state().since()).isEqualTo(running);

        watch.changed(first, State.REBALANCING);

        assertThat(watch.state().phase()).isEqualTo(Phase.REBALANCING);
        assertThat(watch.state().since()).isEqualTo(now);
        assertThat(watch.state().started()).isTrue();
    }

    @Test
    void failedThreadIsARestartUntilTheNextClientRunsWhateverTheOldOneSays() {
        watch.changed(first, State.RUNNING);
        watch.restarting(new IllegalStateException("task 0_1 is corrupt\nmore"));
        watch.changed(first, State.PENDING_ERROR);
        assertThat(watch.state().phase()).isEqualTo(Phase.RESTARTING);

        watch.clientMade(second);
        watch.changed(first, State.NOT_RUNNING);
        watch.changed(second, State.RUNNING);

        assertThat(watch.state().phase()).isEqualTo(Phase.RUNNING);
        assertThat(watch.state().lastFailure()).hasValue("java.lang.IllegalStateException: task 0_1 is corrupt");
    }

    @Test
    void failureForGoodStays() {
        watch.failed(new IllegalStateException("too often"));
        watch.changed(first, State.RUNNING);
        watch.clientMade(second);

        assertThat(watch.state().phase()).isEqualTo(Phase.FAILED);
    }

    private static KafkaStreams client() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "watched");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        Topology topology = new Topology();
        topology.addSource("read", "topic");
        return new KafkaStreams(topology, properties);
    }
}
