package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BeatTest {

    @Test
    void whatWasStoredIsReadBack() {
        Beat beat = new Beat("0f-1", Instant.parse("2026-11-20T12:00:00.123Z"), Duration.ofMillis(10_500));

        assertThat(Beat.read(beat.stored())).contains(beat);
        assertThat(Beat.life(beat.stored())).isEqualTo("0f-1");
    }

    @Test
    void aBeatOfAnEarlierReleaseTellsItsLifeOnly() {
        assertThat(Beat.read("0f-1")).isEmpty();
        assertThat(Beat.life("0f-1")).isEqualTo("0f-1");
    }

    @Test
    void theNumberOfTheThreadIsNoPartOfTheInstance() {
        assertThat(Beat.instance("generation-1-3")).isEqualTo("generation-1");
    }
}
