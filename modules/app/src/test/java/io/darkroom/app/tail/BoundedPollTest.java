package io.darkroom.app.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedPollTest {
    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long now;
    private final BoundedPoll bounded = new BoundedPoll(consumer, Map.of(ZERO, 3L), () -> now);

    @BeforeEach
    void atTheBeginning() {
        consumer.assign(List.of(ZERO));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L));
        consumer.seekToBeginning(List.of(ZERO));
    }

    @Test
    void pollsThatBringNothingEndAfterAMinute() {
        poll(0, 1);
        poll(59);

        assertThatThrownBy(() -> poll(1))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("for 60 s nothing of t-0 came behind offset 1 of 3");
    }

    @Test
    void aRecordBeginsTheMinuteAgain() {
        poll(0);
        poll(59);

        assertThat(poll(30, 1)).isEqualTo(1);
        assertThat(poll(59)).isZero();
    }

    @Test
    void timeBetweenPollsDoesNotCount() {
        poll(0, 1);
        poll(30);
        now += Duration.ofHours(1).toNanos();

        assertThat(poll(29)).isZero();
    }

    @Test
    void atTheEndNothingIsMissed() {
        poll(0, 3);

        assertThat(poll(100)).isZero();
    }

    /** A poll that takes so long and brings so many records; how many it brought. */
    private int poll(int seconds, int... records) {
        consumer.schedulePollTask(() -> {
            now += Duration.ofSeconds(seconds).toNanos();
            for (int i = 0; records.length > 0 && i < records[0]; i++) {
                consumer.addRecord(new ConsumerRecord<>("t", 0, consumer.position(ZERO) + i, null, new byte[0]));
            }
        });
        return bounded.poll(POLL).count();
    }
}
