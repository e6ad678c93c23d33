package io.darkroom.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.darkroom.app.http.HealthReport.Check;
import io.darkroom.app.http.HealthReport.Verdict;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.pipeline.stream.state.StageState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Check KAFKA = Check.pass("kafka:answer", "ANSWERS", NOW);

    @ParameterizedTest
    @CsvSource({
        "STARTING, false, PASS, FAIL, FAIL",
        "RESTORING, false, PASS, FAIL, FAIL",
        "RESTORING, true, PASS, PASS, FAIL",
        "RUNNING, true, PASS, PASS, PASS",
        "REBALANCING, true, PASS, PASS, FAIL",
        "RESTARTING, true, PASS, PASS, FAIL",
        "FAILED, true, FAIL, FAIL, FAIL",
        "STOPPED, true, PASS, PASS, FAIL"
    })
    void eachPhaseHasItsAnswers(Phase phase, boolean worked, Verdict live, Verdict started, Verdict ready) {
        HealthFacts facts = facts(phase, worked, List.of());

        assertThat(HealthRules.live(facts).verdict()).isEqualTo(live);
        assertThat(HealthRules.started(facts).verdict()).isEqualTo(started);
        assertThat(HealthRules.ready(facts, KAFKA, NOW).verdict()).isEqualTo(ready);
    }

    @Test
    void beforeTheStagesAreMadeItIsLiveAndNotStarted() {
        HealthFacts nothing = new HealthFacts(NOW, Optional.empty(), Map.of(), List.of());

        assertThat(HealthRules.live(nothing).verdict()).isEqualTo(Verdict.PASS);
        assertThat(HealthRules.started(nothing).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(HealthRules.ready(nothing, KAFKA, NOW).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aStartThatWaitsForTheRegistryIsLiveAndSaysSinceWhen() {
        HealthFacts.Cause silence = new HealthFacts.Cause("The schema registry does not answer: away.", NOW);
        HealthFacts waiting = new HealthFacts(NOW, Optional.of(silence), Map.of(), List.of());

        assertThat(HealthRules.live(waiting).verdict()).isEqualTo(Verdict.PASS);
        assertThat(List.of(HealthRules.started(waiting), HealthRules.ready(waiting, KAFKA, NOW)))
                .allSatisfy(report -> assertThat(report.checks())
                        .contains(new Check(
                                "registry:answer",
                                Verdict.FAIL,
                                "SILENT",
                                Optional.of(NOW),
                                Optional.of("The schema registry does not answer: away."))));
    }

    @Test
    void stagesThatWorkGoOnWithoutTheRegistry() {
        HealthFacts.Cause silence = new HealthFacts.Cause("The schema registry does not answer: away.", NOW);
        HealthFacts well = facts(Phase.RUNNING, true, List.of());
        HealthFacts alone = new HealthFacts(NOW, Optional.of(silence), well.stages(), List.of());

        assertThat(HealthRules.ready(well, KAFKA, NOW).verdict()).isEqualTo(Verdict.PASS);
        assertThat(HealthRules.ready(alone, KAFKA, NOW).verdict()).isEqualTo(Verdict.WARN);
        assertThat(HealthRules.ready(alone, KAFKA, NOW).checks())
                .filteredOn(check -> check.name().equals("registry:answer"))
                .singleElement()
                .satisfies(check -> assertThat(check.since()).contains(NOW));
        assertThat(HealthRules.started(alone).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void callsThatNobodyAnswersAreAWarningWithSinceWhen() {
        HealthFacts.Gate slow =
                new HealthFacts.Gate("a", Optional.empty(), Optional.empty(), NOW, Duration.ofSeconds(179));
        HealthFacts.Gate silent =
                new HealthFacts.Gate("b", Optional.empty(), Optional.empty(), NOW, Duration.ofSeconds(181));

        HealthReport report = HealthRules.ready(facts(Phase.RUNNING, true, List.of(slow, silent)), KAFKA, NOW);

        assertThat(report.verdict()).isEqualTo(Verdict.WARN);
        assertThat(report.checks())
                .anySatisfy(check ->
                        assertThat(List.of(check.name(), check.value())).containsExactly("a:gate", "OPEN"))
                .anySatisfy(check -> {
                    assertThat(List.of(check.name(), check.value())).containsExactly("b:gate", "UNANSWERED");
                    assertThat(check.since()).contains(NOW.minusSeconds(181));
                });
    }

    @Test
    void restoringSaysHowMuchIsLeft() {
        HealthReport report = HealthRules.started(facts(Phase.RESTORING, false, List.of()));

        assertThat(report.checks().getFirst().output())
                .contains("Stores are restored: 2 stores, about 500 records left.");
    }

    @Test
    void aHeldProviderIsAWarningWithItsReason() {
        HealthFacts.Gate held = new HealthFacts.Gate(
                "sandbox",
                Optional.of(new HealthFacts.Cause("AUTH_CONFIG: HTTP 401", NOW)),
                Optional.empty(),
                NOW,
                Duration.ZERO);

        HealthReport report = HealthRules.ready(facts(Phase.RUNNING, true, List.of(held)), KAFKA, NOW);

        assertThat(report.verdict()).isEqualTo(Verdict.WARN);
        assertThat(report.checks())
                .contains(new Check(
                        "sandbox:gate", Verdict.WARN, "HELD", Optional.of(NOW), Optional.of("AUTH_CONFIG: HTTP 401")));
    }

    @Test
    void eachProviderHasItsGate() {
        HealthFacts.Gate held = new HealthFacts.Gate(
                "a", Optional.of(new HealthFacts.Cause("audit", NOW)), Optional.empty(), NOW, Duration.ZERO);
        HealthFacts.Gate open = new HealthFacts.Gate("b", Optional.empty(), Optional.empty(), NOW, Duration.ZERO);

        HealthReport report = HealthRules.ready(facts(Phase.RUNNING, true, List.of(held, open)), KAFKA, NOW);

        assertThat(report.verdict()).isEqualTo(Verdict.WARN);
        assertThat(report.checks())
                .filteredOn(check -> check.name().endsWith(":gate"))
                .extracting(Check::name, Check::value)
                .containsExactly(tuple("a:gate", "HELD"), tuple("b:gate", "OPEN"));
    }

    @Test
    void anOpenBreakerAndAWaitAreWarnings() {
        HealthFacts.Gate breaker = new HealthFacts.Gate(
                "sandbox",
                Optional.empty(),
                Optional.of(new HealthFacts.Cause("PROVIDER_UNAVAILABLE: HTTP 503", NOW)),
                NOW,
                Duration.ZERO);
        HealthFacts.Gate wait =
                new HealthFacts.Gate("sandbox", Optional.empty(), Optional.empty(), NOW.plusSeconds(3), Duration.ZERO);

        assertThat(HealthRules.ready(facts(Phase.RUNNING, true, List.of(breaker)), KAFKA, NOW)
                        .verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(HealthRules.ready(facts(Phase.RUNNING, true, List.of(wait)), KAFKA, NOW)
                        .verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void withoutKafkaItIsNotReady() {
        Check silent = new Check("kafka:answer", Verdict.FAIL, "SILENT", Optional.of(NOW), Optional.of("away"));

        HealthReport report = HealthRules.ready(facts(Phase.RUNNING, true, List.of()), silent, NOW);

        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(HealthJson.text(report, "me", NOW))
                .startsWith("{\"status\":\"fail\",\"serviceId\":\"me\"")
                .contains(
                        "\"kafka:answer\":[{\"componentId\":\"kafka\",\"componentType\":\"datastore\"",
                        "\"output\":\"away\"");
    }

    private static HealthFacts facts(Phase phase, boolean worked, List<HealthFacts.Gate> gates) {
        StageState state = new StageState(phase, NOW, worked, 2, 500, Optional.of("it broke"));
        return new HealthFacts(NOW, Optional.empty(), Map.of("generation", state), gates);
    }
}
