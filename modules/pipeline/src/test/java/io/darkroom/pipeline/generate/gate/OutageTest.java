package io.darkroom.pipeline.generate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gate does while a provider does not work. */
class OutageTest extends GateBench {
    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_UNAVAILABLE", "UNKNOWN_OUTCOME", "PROVIDER_ERROR"})
    void breakerOpensOnOutageAndNotOnFailuresOfRecords(FailureClass why) {
        for (int i = 0; i < 50; i++) {
            observe(failed(FailureClass.CONTENT_REJECTED, null), Duration.ZERO);
        }
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.isProbing()).isFalse();

        for (int i = 0; i < 50; i++) {
            observe(failed(why, null), Duration.ZERO);
        }
        assertThat(gate.outage()).isPresent();
        assertThat(gate.isProbing()).isTrue();
        assertThat(start()).isFalse();
    }

    @Test
    void breakerDoesNotMindCallsOfMinutes() {
        for (int i = 0; i < 50; i++) {
            observe(finished(), Duration.ofMinutes(5));
        }

        assertThat(gate.outage()).isEmpty();
        assertThat(start()).isTrue();
    }

    @Test
    void answersToOldCallsDoNotAllowASecondProbeOfTheBreaker() {
        outage();
        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
        for (FailureClass why : List.of(FailureClass.AUTH_CONFIG, FailureClass.PROVIDER_UNAVAILABLE)) {
            gate.observe(call(-1), failed(why, null), Duration.ofSeconds(9));
            gate.open();
        }

        assertThat(start()).isFalse();
    }

    @Test
    void probeOfTheBreakerThatIsNotRefusedInTimeLetsTheOthersFollow() {
        outage();
        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
        clock.forward(Duration.ofSeconds(2));

        assertThat(start()).isTrue();
        assertThat(start()).isTrue();
    }

    @Test
    void outageLastsUntilACallIsAnsweredWell() {
        outage();
        Instant since = gate.outage().orElseThrow().since();
        clock.forward(Duration.ofSeconds(1));
        start();
        clock.forward(Duration.ofSeconds(2));
        start();
        assertThat(gate.outage()).as("a probe that met silence").isPresent();

        for (int i = 0; i < 20; i++) {
            observe(failed(FailureClass.PROVIDER_UNAVAILABLE, null), Duration.ZERO);
        }
        assertThat(gate.outage().orElseThrow().since()).isEqualTo(since);

        clock.forward(Duration.ofSeconds(3));
        assertThat(start()).isTrue();
        observe(finished(), Duration.ZERO);
        assertThat(gate.outage()).isEmpty();
    }

    @Test
    void probeOfASilentProviderIsWaitedForTwiceAsLongAsTheSilence() {
        outage(Duration.ofSeconds(30));
        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
        clock.forward(Duration.ofSeconds(59));
        assertThat(start()).isFalse();

        clock.forward(Duration.ofSeconds(1));
        assertThat(start()).isTrue();
    }

    private void outage() {
        outage(Duration.ZERO);
    }

    private void outage(Duration took) {
        start();
        observe(finished(), Duration.ZERO);
        for (int i = 0; i < 20; i++) {
            observe(failed(FailureClass.PROVIDER_UNAVAILABLE, null), took);
        }
        assertThat(gate.outage()).isPresent();
    }
}
