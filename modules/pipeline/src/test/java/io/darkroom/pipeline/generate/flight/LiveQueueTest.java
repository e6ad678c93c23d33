package io.darkroom.pipeline.generate.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.Requests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveQueueTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final OptionalLong ZERO = OptionalLong.of(0);

    private Instant now = Requests.T0;
    private final LiveQueue queue = new LiveQueue(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void partitionThatWasReadForASecondWithoutLagIsEmpty() {
        queue.polled(false, ZERO, NONE);
        assertThat(queue.isEmpty()).isFalse();

        pass(Duration.ofSeconds(1));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void lagThatIsNotKnownCountsAsWork() {
        pass(Duration.ofSeconds(2));
        queue.polled(false, NONE, NONE);

        assertThat(queue.isEmpty()).isFalse();
    }

    @Test
    void wordOfAConsumerThatDidNotReadThePartitionCountsOnlyAfterASecondOfReading() {
        pass(Duration.ofMinutes(1));
        queue.polled(true, ZERO, NONE);
        queue.polled(false, ZERO, NONE);
        assertThat(queue.isEmpty()).isFalse();

        pass(Duration.ofSeconds(1));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void recordThatWasReadAndNotTakenInCountsAsWork() {
        pass(Duration.ofSeconds(2));
        queue.polled(false, ZERO, OptionalLong.of(7));
        assertThat(queue.isEmpty()).isFalse();

        queue.taken(6);
        assertThat(queue.isEmpty()).isFalse();
        queue.taken(7);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void recordThatNobodyCanDecodeCountsForASecond() {
        pass(Duration.ofSeconds(2));
        queue.polled(false, ZERO, OptionalLong.of(7));
        pass(Duration.ofSeconds(1));

        assertThat(queue.isEmpty()).isTrue();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
