package io.darkroom.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.Beat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aProcessThatBeatsIsNotSilent() {
        assertThat(Crew.Silence.after(beat(NOW.minusSeconds(3)), NOW)).isEmpty();
    }

    @Test
    void theWorkOfASilentProcessIsGivenAwayWhenItsSessionHasEndedForSure() {
        assertThat(Crew.Silence.after(beat(NOW.minusSeconds(5)), NOW))
                .contains(new Crew.Silence(NOW.minusSeconds(5), NOW.plusSeconds(9)));
    }

    @Test
    void aProcessWhoseClockIsBehindBeatsAllTheSame() {
        Map<String, Beat> before = Map.of("behind", beat(NOW.minusSeconds(60)), "dead", beat(NOW.minusSeconds(60)));
        Map<String, Beat> now = Map.of("behind", beat(NOW.minusSeconds(58)), "dead", beat(NOW.minusSeconds(60)));

        assertThat(Crew.still(before, now, NOW)).containsOnlyKeys("dead");
    }

    private static Beat beat(Instant at) {
        return new Beat("life", at, Duration.ofSeconds(10));
    }
}
