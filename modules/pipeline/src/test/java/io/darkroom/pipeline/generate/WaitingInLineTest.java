package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.setting.RetrySettings;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a request waits for in line is no trying: only that ends at {@code retry.max-age}. */
class WaitingInLineTest {
    private static final int CAP = 20;

    @Test
    void aCallThatWaitedLongForItsPermitIsTriedAgain() {
        try (StageBench bench = new StageBench(CAP)) {
            bench.deliver();
            for (int i = 0; i <= CAP; i++) {
                bench.request(Requests.of("sku-" + i));
            }
            assertThat(bench.provider.calls()).as("the others were handed over").hasSize(CAP);
            bench.forward(RetrySettings.defaults().maxAge().multipliedBy(2));
            bench.provider.finish(0);
            bench.deliver();
            assertThat(bench.provider.calls()).hasSize(CAP + 1);
            bench.forward(Duration.ofSeconds(2));

            bench.provider.fail(CAP, FailureClass.PROVIDER_UNAVAILABLE);
            bench.deliver();

            assertThat(bench.failed()).isEmpty();
            assertThat(bench.retries().getFirst().getRetry().orElseThrow().getTriedMillis())
                    .isBetween(2_000L, 5_000L);
        }
    }
}
