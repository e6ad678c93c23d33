package io.darkroom.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RuleTest {
    private static final long SECOND = 1_000_000;

    @Test
    void outageEndsByItself() {
        Rule outage = Rule.parse("outage 2000", 10 * SECOND);

        assertThat(outage.decide(12 * SECOND - 1))
                .hasValueSatisfying(no -> assertThat(no.status()).isEqualTo(503));
        assertThat(outage.decide(12 * SECOND)).isEmpty();
    }

    @Test
    void limitTakesThoseOfOneSecondAtOnceAndThenItsRate() {
        Rule limit = Rule.parse("limit 100 3", 0);

        assertThat(taken(limit, 10 * SECOND, 150)).isEqualTo(100);
        assertThat(taken(limit, 10 * SECOND + SECOND / 2, 150)).isEqualTo(50);
        assertThat(limit.decide(10 * SECOND + SECOND / 2).orElseThrow().retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(3));
    }

    @Test
    void quotaIsUsedUpForGood() {
        Rule quota = Rule.parse("quota 2", 0);

        assertThat(taken(quota, SECOND, 5)).isEqualTo(2);
        assertThat(quota.decide(100 * SECOND))
                .hasValueSatisfying(no -> assertThat(no.status()).isEqualTo(402));
    }

    private static long taken(Rule rule, long now, int calls) {
        return IntStream.range(0, calls)
                .filter(call -> rule.decide(now).isEmpty())
                .count();
    }
}
