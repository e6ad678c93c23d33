package io.darkroom.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ApiCallTest {
    @Test
    void linesAreReadAsTheyWereWritten() {
        List<ApiCall> calls = List.of(new ApiCall("sku-0000001:product:main:v1:g1:c1", 5, 7), new ApiCall("", 8, 9));

        assertThat(ApiCall.read(calls.get(0).line() + calls.get(1).line())).isEqualTo(calls);
    }

    @Test
    void statsAreReadAsTheyWereWritten() {
        ApiStats stats = new ApiStats(3, 2, 1_700_000_000_000_000L);

        assertThat(ApiStats.read(stats.line())).isEqualTo(stats);
    }
}
