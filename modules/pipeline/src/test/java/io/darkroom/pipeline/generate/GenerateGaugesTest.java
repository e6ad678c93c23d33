package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.generate.gate.Hold;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenerateGaugesTest {
    private final StageBench bench = new StageBench(2);
    private final GenerateGauges gauges = new GenerateGauges(bench.meters, "sandbox", bench.calls)
            .gate(InstantSource.fixed(Requests.T0))
            .waiting(InstantSource.fixed(Requests.T0.plusSeconds(90)))
            .stores();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void gaugesOfTheGateTellWhatItDoes() {
        bench.deliver();
        bench.requests(Requests.of("a"), Requests.of("b"), Requests.of("c"));

        assertThat(gauge("darkroom.gate.cap")).isEqualTo(2);
        assertThat(gauge("darkroom.gate.in-flight")).isEqualTo(2);
        assertThat(gauge("darkroom.gate.queued")).isEqualTo(1);
        assertThat(gauge("darkroom.gate.held")).isZero();
        assertThat(gauge("darkroom.gate.wait")).isZero();
        assertThat(gauge("darkroom.generate.open-calls")).isEqualTo(3);
        assertThat(gauge("darkroom.generate.oldest-waiting")).isEqualTo(90);

        bench.calls.limit(OptionalInt.of(1));
        bench.calls.gate().apply(new Hold(Optional.empty(), "invoice first", "anna", Requests.T0));
        assertThat(gauge("darkroom.gate.cap")).isEqualTo(1);
        assertThat(gauge("darkroom.gate.held")).isEqualTo(1);
    }

    @Test
    void pictureIsCountedWhenItIsDelivered() {
        bench.deliver();
        bench.request(Requests.of("a"));
        bench.provider.finish(0);
        bench.deliver();
        bench.forward(Duration.ofSeconds(1));

        assertThat(bench.count("darkroom.generate.images")).isEqualTo(1);
        assertThat(bench.count("darkroom.generate.cost")).isEqualTo(0.17);
    }

    @Test
    void gaugesGoWithTheirStage() {
        gauges.close();

        assertThat(bench.meters.getMeters())
                .extracting(meter -> meter.getId().getType())
                .doesNotContain(Meter.Type.GAUGE);
    }

    private double gauge(String name) {
        return bench.meters.get(name).gauges().stream()
                .mapToDouble(each -> each.value())
                .sum();
    }
}
