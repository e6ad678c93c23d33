package io.darkroom.pipeline.generate.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final VirtualTime time = new VirtualTime();

    @Test
    void partitionThatComesBringsNoCallsAndThenOneAtATime() {
        Pace pace = pace(10, 1);
        time.run(Duration.ofSeconds(10));
        pace.attached(0);

        assertThat(pace.take(0)).isFalse();
        time.run(Duration.ofMillis(10_100));
        assertThat(pace.take(0)).isTrue();
        assertThat(pace.take(0)).isFalse();
    }

    @Test
    void shareThatIsLessThanOneCallASecondGetsItsTurn() {
        Pace pace = pace(0.5, 10);
        pace.attached(3);
        List<Duration> starts = starts(pace, 3);
        time.run(Duration.ofSeconds(70));

        assertThat(starts).hasSize(3);
        assertThat(starts.getFirst()).isCloseTo(Duration.ofSeconds(20), Duration.ofMillis(1));
    }

    @Test
    void whatOnePartitionLeavesAnotherOfTheSameProcessUses() {
        Pace pace = pace(10, 2);
        pace.attached(0);
        pace.attached(1);
        List<Duration> starts = starts(pace, 0);
        time.run(Duration.ofSeconds(10));

        assertThat(starts).hasSizeBetween(99, 100);
    }

    @Test
    void partitionsThatWaitTakeTurns() {
        Pace pace = pace(10, 2);
        pace.attached(0);
        pace.attached(1);
        List<Integer> turns = new ArrayList<>();
        pace.onTurn(partition -> {
            while (pace.take(partition)) {
                turns.add(partition);
            }
        });
        pace.take(0);
        pace.take(1);
        time.run(Duration.ofMillis(650));

        assertThat(turns).containsExactly(0, 1, 0, 1, 0, 1);
    }

    @Test
    void partitionThatGoesTakesItsShareAlong() {
        Pace pace = pace(10, 2);
        pace.attached(0);
        pace.attached(1);
        pace.detached(1);

        assertThat(pace.share()).hasValue(5);
    }

    @Test
    void callIsHandedOverHalfASecondBeforeItMayLeave() {
        Pace pace = pace(1, 1);
        pace.attached(0);

        assertThat(pace.untilRoom(0)).isCloseTo(Duration.ofMillis(500), Duration.ofMillis(1));
        time.run(Duration.ofMillis(500));
        assertThat(pace.hasRoom(0)).isTrue();
        assertThat(pace.hasRoom(1)).isFalse();
    }

    @Test
    void withoutARateNothingIsHeldBack() {
        Pace pace = new Pace(OptionalDouble.empty(), 1, time, time::after);

        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.take(0)).isTrue();
        }
        assertThat(pace.hasRoom(1_000)).isTrue();
    }

    @Test
    void refusalWhileThereIsNoPartitionDoesNotStopThoseThatComeLater() {
        Pace pace = pace(10, 2);
        pace.attached(0);
        pace.detached(0);
        pace.refused(Duration.ofSeconds(1), false);
        pace.refused(Duration.ofSeconds(1), true);
        pace.attached(0);
        List<Duration> starts = starts(pace, 0);
        time.run(Duration.ofSeconds(10));

        assertThat(starts).hasSizeGreaterThan(5);
    }

    @Test
    void whoWaitsIsWokenByTheShareOfThePartitionThatComes() {
        Pace pace = pace(0.2, 2);
        pace.attached(0);
        List<Duration> starts = starts(pace, 0);
        pace.attached(1);
        time.run(Duration.ofMillis(5_100));

        assertThat(starts).hasSize(1);
    }

    @Test
    void tellsThatTheWallClockWasSet() {
        List<String> told = new ArrayList<>();
        VirtualTime wall = new VirtualTime();
        new StepWatch(new Clocks(wall, time), time::after, () -> told.add("set")).start();
        wall.run(Duration.ofHours(1));
        time.run(Duration.ofMillis(3_500));

        assertThat(told).containsExactly("set");
    }

    private List<Duration> starts(Pace pace, int partition) {
        List<Duration> starts = new ArrayList<>();
        pace.onTurn(turn -> {
            while (pace.take(turn)) {
                starts.add(time.elapsed());
            }
        });
        pace.take(partition);
        return starts;
    }

    private Pace pace(double perSecond, int partitions) {
        return new Pace(OptionalDouble.of(perSecond), partitions, time, time::after);
    }
}
