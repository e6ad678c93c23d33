package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final TopicPartition ZERO = new TopicPartition("t", 0);
    private static final TopicPartition ONE = new TopicPartition("t", 1);

    private final OpenTransactions transactions = new OpenTransactions();

    @Test
    void whatEndsWhereAllRecordsEndIsNotOpen() {
        assertThat(look(0, 7, 7)).isZero();
        assertThat(look(600, 7, 7)).isZero();
    }

    @Test
    void oneThatStandsOpenGrowsOlder() {
        look(0, 7, 7);
        assertThat(look(5, 7, 8)).isZero();
        assertThat(look(65, 7, 900)).isEqualTo(60);
        assertThat(look(605, 7, 901)).isEqualTo(600);
    }

    @Test
    void oneAfterTheOtherIsNotOld() {
        look(0, 7, 9);
        assertThat(look(60, 9, 12)).isZero();
        assertThat(look(120, 12, 13)).isZero();
    }

    @Test
    void itsEndIsSeen() {
        look(0, 7, 9);
        look(300, 7, 9);

        assertThat(look(305, 10, 10)).isZero();
        assertThat(look(310, 10, 11)).as("another one").isZero();
    }

    @Test
    void theLongestOfATopicCounts() {
        transactions.look(Map.of(ZERO, 1L, ONE, 1L), Map.of(ZERO, 2L, ONE, 1L), T0);

        assertThat(transactions.look(Map.of(ZERO, 1L, ONE, 1L), Map.of(ZERO, 2L, ONE, 5L), T0.plusSeconds(90)))
                .containsExactly(Map.entry("t", 90.0));
    }

    private double look(int second, long committed, long end) {
        return transactions
                .look(Map.of(ZERO, committed), Map.of(ZERO, end), T0.plusSeconds(second))
                .getOrDefault("t", Double.NaN);
    }
}
