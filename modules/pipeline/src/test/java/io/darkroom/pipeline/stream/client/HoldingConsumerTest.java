package io.darkroom.pipeline.stream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HoldingConsumerTest {
    private static final TopicPartition REQUESTS = new TopicPartition("image.requests.a", 0);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
    private boolean held;
    private final Consumer<byte[], byte[]> consumer =
            HoldingConsumer.around(kafka, partition -> held, new DeletedMetrics(meters, "darkroom-generate"));

    HoldingConsumerTest() {
        kafka.assign(Set.of(REQUESTS));
        kafka.seek(REQUESTS, 1201);
    }

    @Test
    void recordsThatAreGoneBeforeTheyWereReadAreCounted() {
        kafka.updateBeginningOffsets(Map.of(REQUESTS, 1280L));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(REQUESTS, 1201L)));

        assertThatThrownBy(() -> consumer.poll(AT_ONCE)).isInstanceOf(OffsetOutOfRangeException.class);

        assertThat(meters.counter(
                                "darkroom.stage.deleted", "application", "darkroom-generate", "topic", REQUESTS.topic())
                        .count())
                .isEqualTo(79);
    }

    @Test
    void aTopicThatWasMadeAnewHasLostNothingUnread() {
        kafka.updateBeginningOffsets(Map.of(REQUESTS, 0L));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(REQUESTS, 1201L)));

        assertThatThrownBy(() -> consumer.poll(AT_ONCE)).isInstanceOf(OffsetOutOfRangeException.class);

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void aPartitionIsPausedWhileOneOfBothWantsIt() {
        held = true;
        consumer.pause(Set.of(REQUESTS));
        consumer.poll(AT_ONCE);
        consumer.resume(Set.of(REQUESTS));
        consumer.poll(AT_ONCE);

        assertThat(kafka.paused()).containsExactly(REQUESTS);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void itGoesOnWhenNobodyWantsItPausedAnyMore() {
        held = true;
        consumer.poll(AT_ONCE);
        held = false;
        consumer.poll(AT_ONCE);

        assertThat(kafka.paused()).isEmpty();
    }
}
