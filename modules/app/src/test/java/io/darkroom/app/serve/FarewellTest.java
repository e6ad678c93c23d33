package io.darkroom.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FarewellTest {
    @Test
    void theEndSaysHowLongItTookAndThatAllAnswersCame() {
        assertThat(Farewell.status(Duration.ofSeconds(34), 6, 0))
                .isEqualTo("after 34 s: 6 calls were in flight, 6 answered");
        assertThat(Farewell.status(Duration.ofSeconds(1), 0, 0))
                .isEqualTo("after 1 s: 0 calls were in flight, 0 answered");
    }

    @Test
    void whatGoesOnWithoutTheProcessIsCounted() {
        assertThat(Farewell.status(Duration.ofSeconds(310), 6, 2))
                .isEqualTo("after 5 min: 6 calls were in flight, 4 answered, 2 left to others");
    }
}
