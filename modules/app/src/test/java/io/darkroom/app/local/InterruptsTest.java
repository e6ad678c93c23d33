package io.darkroom.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    private final List<Integer> left = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts(left::add);

    @Test
    void theFirstSignalAsksToStop() {
        interrupts.arrived(Interrupts.Kind.INTERRUPT);

        assertThat(interrupts.first()).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(Interrupts.Kind.INTERRUPT);
        assertThat(left).isEmpty();
    }

    @Test
    void theSecondLeavesAtOnce() {
        interrupts.arrived(Interrupts.Kind.TERMINATE);
        interrupts.arrived(Interrupts.Kind.INTERRUPT);

        assertThat(left).containsExactly(130);
    }

    @Test
    void whatComesLastIsDoneBeforeTheSecondLeaves() {
        List<Integer> before = new ArrayList<>();
        interrupts.last(() -> before.add(left.size()));

        interrupts.arrived(Interrupts.Kind.INTERRUPT);
        assertThat(before).isEmpty();
        interrupts.arrived(Interrupts.Kind.INTERRUPT);

        assertThat(before).containsExactly(0);
        assertThat(left).containsExactly(130);
    }

    @Test
    void nobodyAskedYet() {
        assertThat(interrupts.asked()).isFalse();
    }
}
