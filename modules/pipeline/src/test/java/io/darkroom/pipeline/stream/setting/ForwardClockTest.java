package io.darkroom.pipeline.stream.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant wall = BEGIN;
    private long nanos;
    private Duration pause = Duration.ZERO;
    private final ForwardClock clock = new ForwardClock(new Wall(), this::nanos);

    @Test
    void itShowsTheTimeOfDay() {
        pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(BEGIN.plusSeconds(5));
    }

    @Test
    void setBackItGoesOnFromWhereItWas() {
        pass(Duration.ofSeconds(5));
        wall = wall.minus(HOUR);
        pass(Duration.ofSeconds(2));

        assertThat(clock.instant()).isEqualTo(BEGIN.plusSeconds(7));
    }

    @Test
    void itFollowsAStepForward() {
        wall = wall.plus(HOUR);

        assertThat(clock.instant()).isEqualTo(BEGIN.plus(HOUR));
    }

    @Test
    void aStepBackAndForthLeavesNothing() {
        wall = wall.minus(HOUR);
        pass(Duration.ofSeconds(1));
        clock.instant();
        wall = wall.plus(HOUR);
        pass(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(BEGIN.plusSeconds(2));
    }

    @Test
    void aPauseBetweenItsReadingsDoesNotPutItAhead() {
        pause = Duration.ofMillis(50);
        clock.instant();
        pause = Duration.ZERO;
        pass(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(wall);
    }

    private long nanos() {
        pass(pause);
        return nanos;
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    private final class Wall extends Clock {
        @Override
        public Instant instant() {
            pass(pause);
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC");
        }
    }
}
