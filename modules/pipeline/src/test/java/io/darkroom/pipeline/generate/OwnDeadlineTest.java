package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request ends at its own deadline, whatever it waits for. */
class OwnDeadlineTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant ONE = Requests.T0.plus(HOUR);

    @Test
    void inLineForAProviderThatIsHeld() {
        try (StageBench bench = new StageBench(4)) {
            bench.deliver();
            hold(bench);
            bench.requests(until("a", ONE), Requests.of("b"), until("c", ONE.plus(HOUR)));
            bench.forward(HOUR.minusMillis(1));
            assertThat(bench.failed()).isEmpty();

            bench.forward(Duration.ofMillis(100));

            ImageFailed over = bench.failed().getFirst();
            assertThat(over.getSku()).isEqualTo("a");
            assertThat(over.getState()).isEqualTo(FailedState.EXPIRED);
            assertThat(over.getFailure().getError()).isEqualTo("deadline " + ONE + " passed before a call was made");
        }
    }

    @Test
    void asARetryThatIsDueForAProviderThatIsHeld() {
        try (StageBench bench = new StageBench(4)) {
            bench.deliver();
            bench.request(until("a", ONE));
            hold(bench);
            bench.provider.fail(0, FailureClass.PROVIDER_ERROR);
            bench.deliver();
            bench.forward(HOUR.minusMillis(1));
            assertThat(bench.failed()).isEmpty();

            bench.forward(Duration.ofMillis(100));

            assertThat(bench.failed()).extracting(ImageFailed::getSku).containsExactly("a");
            assertThat(bench.provider.calls()).hasSize(1);
        }
    }

    @Test
    void inLineForAPermitThatNobodyGivesBack() {
        try (StageBench bench = new StageBench(1)) {
            bench.deliver();
            bench.requests(Requests.of("slow"), until("a", ONE));

            bench.forward(HOUR);

            assertThat(bench.failed()).extracting(ImageFailed::getSku).containsExactly("a");
        }
    }

    @Test
    void aRequestThatComesWhenItIsOverEndsAtOnceThoughTheProviderIsHeld() {
        try (StageBench bench = new StageBench(4)) {
            bench.deliver();
            hold(bench);

            bench.request(until("a", Requests.T0.minusSeconds(1)));

            assertThat(bench.failed()).hasSize(1);
        }
    }

    @Test
    void anyNumberOfThem() {
        try (StageBench bench = new StageBench(4)) {
            bench.deliver();
            hold(bench);
            IntStream.range(0, 3_000).forEach(number -> bench.request(until("a" + number, ONE)));
            bench.forward(HOUR);
            for (int tick = 0; tick < 20; tick++) {
                bench.forward(Duration.ofMillis(100));
            }

            assertThat(bench.failed()).hasSize(3_000);
        }
    }

    private static void hold(StageBench bench) {
        bench.calls.gate().apply(new Hold(Optional.empty(), "no credit", "", bench.now()));
    }

    private static GenerationRequest until(String sku, Instant deadline) {
        return Requests.builder(sku).setDeadline(deadline).build();
    }
}
