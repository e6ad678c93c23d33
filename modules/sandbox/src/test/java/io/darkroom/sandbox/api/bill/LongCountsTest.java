package io.darkroom.sandbox.api.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongCountsTest {

    @Test
    void countsLikeAMap() {
        LongCounts counts = new LongCounts();
        Map<Long, Integer> expected = new HashMap<>();
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextInt(20_000) - 10_000L;
            assertThat(counts.increment(key)).isEqualTo(expected.merge(key, 1, Integer::sum) - 1);
        }

        assertThat(counts.size()).isEqualTo(expected.size());
        expected.forEach((key, count) -> assertThat(counts.get(key)).isEqualTo(count));
    }
}
