package io.darkroom.app.replay.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.UserError;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RangeRulesTest {
    private final RangeRules rules =
            new RangeRules("t", Map.of(0, new Extent(10, 100), 1, new Extent(0, 50), 2, new Extent(7, 7)), 100);

    @Test
    void offsetsAreTakenAsTheyAreGiven() {
        assertThat(rules.offsets(offsets(0, 10, 100))).containsExactly(new OffsetSpan(0, 10, 100));
        assertThat(rules.offsets(new Wanted.Offsets(OptionalInt.of(1), 5, OptionalLong.empty())))
                .containsExactly(new OffsetSpan(1, 5, 50));
    }

    @Test
    void theOnlyPartitionNeedsNoName() {
        RangeRules single = new RangeRules("t", Map.of(0, new Extent(0, 5)), 100);

        assertThat(single.offsets(new Wanted.Offsets(OptionalInt.empty(), 1, OptionalLong.of(2))))
                .containsExactly(new OffsetSpan(0, 1, 2));
        refuses(
                () -> rules.offsets(new Wanted.Offsets(OptionalInt.empty(), 1, OptionalLong.of(2))),
                "--partition must be given: t has the partitions 0 to 2.");
    }

    @Test
    void whatIsNotThereIsSaid() {
        refuses(() -> rules.offsets(offsets(3, 0, 1)), "--partition must be 0 to 2 for topic t, was 3.");
        refuses(() -> rules.offsets(offsets(1, -1, 1)), "--from-offset must be 0 or more, was -1.");
        refuses(() -> rules.offsets(offsets(1, 5, 4)), "--to-offset must be more than --from-offset 5, was 4");
        refuses(() -> rules.offsets(offsets(1, 5, 5)), "--to-offset must be more than --from-offset 5, was 5");
        refuses(() -> rules.offsets(offsets(1, 50, 51)), "--from-offset must be less than 50, the end of t-1, was 50.");
        refuses(() -> rules.offsets(offsets(1, 0, 51)), "--to-offset must be at most 50, the end of t-1, was 51.");
    }

    @Test
    void whatIsGoneIsSaidWithTheFirstOffsetThatIsStillThere() {
        refuses(
                () -> rules.offsets(offsets(0, 3, 20)),
                "--from-offset must be 10 or more for t-0, was 3: offsets 3 to 9 are gone, expired or deleted.");
        refuses(
                () -> rules.offsets(offsets(0, 3, 8)),
                "--from-offset must be 10 or more for t-0, was 3: all of offsets 3 to 7 is gone, expired or deleted.");
        refuses(() -> rules.group("g", Map.of(0, 3L)), "--group g must be 10 or more for t-0, was 3");
    }

    @Test
    void aRangeThatIsTooLongNamesItsSetting() {
        refuses(rules::whole, "replay.max-records must be at least the length of the range, 140 offsets, was 100");
    }

    @Test
    void aGroupMarksARangeInEachPartition() {
        assertThat(rules.group("g", Map.of(1, 20L, 0, 90L, 2, 7L)))
                .containsExactly(new OffsetSpan(0, 90, 100), new OffsetSpan(1, 20, 50));
        refuses(() -> rules.group("g", Map.of()), "--group must be a group with committed offsets in t, g has none");
        refuses(() -> rules.group("g", Map.of(1, 50L)), "stands at the end of t");
        refuses(() -> rules.group("g", Map.of(1, 51L)), "stands at offset 51 of t-1, which ends at 50.");
        refuses(() -> rules.group("g", Map.of(9, 1L)), "stands at offset 1 of t-9, which ends at nothing.");
    }

    @Test
    void timesAreReadInEveryPartitionThatHasSomething() {
        assertThat(rules.times(Map.of(0, 40L, 1, 10L), Map.of(0, 60L)))
                .containsExactly(new OffsetSpan(0, 40, 60), new OffsetSpan(1, 10, 50));
        refuses(() -> rules.times(Map.of(0, 40L), Map.of(0, 40L)), "t has no record between");
    }

    @Test
    void anEmptyTopicHasNoSpan() {
        assertThat(new RangeRules("t", Map.of(0, new Extent(3, 3)), 100).whole())
                .isEmpty();
    }

    private static Wanted.Offsets offsets(int partition, long from, long to) {
        return new Wanted.Offsets(OptionalInt.of(partition), from, OptionalLong.of(to));
    }

    private static void refuses(ThrowingCallable asking, String sentence) {
        assertThatThrownBy(asking)
                .isInstanceOf(UserError.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
