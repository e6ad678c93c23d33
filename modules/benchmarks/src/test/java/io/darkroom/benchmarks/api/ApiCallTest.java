package io.darkroom.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class ApiCallTest {
    @Test
    void callsAreReadAsTheyWereLogged() {
        CallLog log = new CallLog(true);
        log.arrived(7, 200, 5);
        log.arrived(-1, 503, 8);

        log.answered(log.arrived(9, 200, 9));

        assertThat(ApiCall.read(ByteBuffer.wrap(log.bytes())))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new ApiCall(7, 5, 0, 200)),
                        refused -> assertThat(refused.paid()).isFalse(),
                        answered -> assertThat(answered.answeredMicros()).isPositive());
        assertThat(log.stats()).isEqualTo(new ApiStats(3, 1, 2, 3, 5));
    }

    @Test
    void statsAreReadAsTheyWereWritten() {
        ApiStats stats = new ApiStats(3, 1, 0, 2, 1_700_000_000_000_000L);

        assertThat(ApiStats.read(stats.line())).isEqualTo(stats);
    }
}
