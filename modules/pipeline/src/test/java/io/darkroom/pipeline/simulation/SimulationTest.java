package io.darkroom.pipeline.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the policies do is what the committed files say: a change of behaviour is a diff. {@link WriteSimulationResults} writes
 * them anew.
 */
class SimulationTest {
    private static final Map<String, Observed> RUNS = new HashMap<>();

    @AfterAll
    static void forget() {
        RUNS.clear();
    }

    private static Observed run(Scenario scenario) {
        return RUNS.computeIfAbsent(scenario.name(), name -> scenario.run());
    }

    private static Scenario scenario(String name) {
        return Scenarios.all()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("io.darkroom.pipeline.simulation.Scenarios#all")
    void resultIsTheCommittedOne(Scenario scenario) throws IOException {
        String result = Results.text(scenario, run(scenario));

        assertThat(result).isEqualTo(Files.readString(Results.file(scenario)));
    }

    @ParameterizedTest
    @MethodSource("io.darkroom.pipeline.simulation.Scenarios#all")
    void noRetryIsEarly(Scenario scenario) {
        assertThat(run(scenario).early()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage-1", "outage-4", "outage-slow-calls", "outage-hanging", "outage-mixed-latencies"})
    void outageFailsNothingCostsFewCallsAndIsOverWithinFiveSeconds(String name) {
        Scenario scenario = scenario(name);
        Observed record = run(scenario);
        Observed.Part outage = record.parts().get(1);
        Observed.Part after = record.parts().get(2);

        assertThat(record.failed).isZero();
        assertThat(outage.dead).isLessThanOrEqualTo(300);
        assertThat(record.untilInFlight(after, scenario.cap() * 95 / 100)).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    /** Each order that goes into it uses one attempt, or its one send with an unknown outcome, while others wait. */
    @ParameterizedTest
    @ValueSource(strings = {"outage-errors", "outage-errors-4", "outage-cut", "outage-hanging-long"})
    void outageThatMayHaveHarmedItsRecordsFailsNoneWhileOthersWait(String name) {
        Scenario scenario = scenario(name);
        Observed record = run(scenario);
        Observed.Part after = record.parts().get(2);

        assertThat(record.failed).isZero();
        assertThat(record.parts().get(1).calls).isLessThanOrEqualTo(500);
        assertThat(record.untilInFlight(after, scenario.cap() * 95 / 100)).isLessThanOrEqualTo(Duration.ofSeconds(35));
    }

    /** A second unknown outcome ends an order: sending a third time may be paid a third time. */
    @Test
    void withoutOthersAnOutageOfUnknownOutcomesFailsTheOrdersThatItsProbesTake() {
        Observed record = run(scenario("outage-cut-dry"));

        assertThat(record.failed).isBetween(1, 150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit-1",
                "limit-2",
                "limit-4",
                "limit-window",
                "limit-window-4",
                "limit-seconds",
                "limit-date-4"
            })
    void limitIsUsedAndSeldomMetWhenNothingIsConfigured(String name) {
        Observed record = run(scenario(name));

        assertThat(record.failed).isZero();
        assertThat(share(record)).isLessThanOrEqualTo(0.10);
        assertThat(record.completed).isGreaterThanOrEqualTo(18_000 * 85 / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate-1", "rate-4", "rate-minute-4"})
    void configuredRateIsHardlyEverRefused(String name) {
        Observed record = run(scenario(name));

        assertThat(record.failed).isZero();
        assertThat(share(record)).isLessThanOrEqualTo(0.01);
    }

    private static double share(Observed record) {
        double calls = record.parts().stream().mapToInt(part -> part.calls).sum();
        return record.parts().stream().mapToInt(part -> part.refused).sum() / calls;
    }

    @Test
    void whatWasLearnedDoesNotOutliveTheLimit() {
        Observed record = run(scenario("limit-ends"));

        assertThat(record.parts().getLast().pictures).isCloseTo(3_000, within(150));
    }

    @Test
    void aCampaignKeepsToItsCapAndItsWindowAndIsInNobodysWay() {
        Observed record = run(scenario("campaigns-4"));

        assertThat(record.failed).isZero();
        assertThat(record.completed).isEqualTo(4_000);
        assertThat(record.campaign("autumn").most).isEqualTo(20);
        assertThat(record.campaign("spring").first).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(record.campaign("spring").last).isLessThanOrEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void emptyQuotaFailsNoMoreThanItsThresholdAndWhatIsInFlight() {
        Observed record = run(scenario("quota"));

        assertThat(record.failed).isBetween(3, 103);
        assertThat(record.parts().getLast().mostInFlight).isEqualTo(100);
    }

    @Test
    void wrongKeyCostsOneCallAndFailsNothing() {
        Observed record = run(scenario("wrong-key"));

        assertThat(record.parts().getFirst().calls).isEqualTo(1);
        assertThat(record.failed).isZero();
    }
}
