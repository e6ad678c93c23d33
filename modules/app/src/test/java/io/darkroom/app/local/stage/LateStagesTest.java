package io.darkroom.app.local.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateStagesTest {
    @Test
    void stagesThatMayCallNothingDoNotStart() {
        AtomicInteger starts = new AtomicInteger();
        try (LateStages late = new LateStages(
                () -> {
                    starts.incrementAndGet();
                    throw new IllegalStateException("started");
                },
                why -> {})) {
            late.stopCalling();
            late.begin();

            assertThat(late.inFlight()).isZero();
        }
        assertThat(starts).hasValue(0);
    }
}
