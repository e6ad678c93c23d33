package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Cost;
import io.darkroom.contract.ImageCompleted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each result says what its pictures cost, by the price of its model. */
class CostOfResultTest {
    @Test
    void aResultHasThePriceOfItsModelAndSoHasTheMetric() {
        try (StageBench bench = new StageBench(4)) {
            bench.deliver();
            bench.request(Requests.of("a"));
            bench.request(Requests.builder("b").setModel("cheap-1").build());
            bench.provider.finish(0);
            bench.provider.finish(1);
            bench.deliver();

            List<ImageCompleted> completed = bench.completed();

            assertThat(completed)
                    .extracting(image -> image.getCost().orElseThrow())
                    .containsExactly(new Cost("0.17", "USD"), new Cost("0.045", "USD"));
            assertThat(bench.count("darkroom.generate.cost")).isEqualTo(0.17 + 0.045);
        }
    }
}
