package io.darkroom.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultScriptTest {

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outage",
                "quota",
                "wrong-key",
                "rate-limit",
                "rate-limit-date",
                "flaky",
                "moderation",
                "lost-answers",
                "hang",
                "slow",
                "garbled",
                "job-failures",
                "job-looks",
                "job-lost",
                "job-stuck",
                "webhooks"
            })
    void everyScenarioCanBeRead(String name) {
        assertThat(script(name).isEmpty()).isFalse();
    }

    @Test
    void aRuleCountsCallsFromWhenItWasSet() {
        FaultScript script = script("[{when: {calls: 2..3}, then: {status: 429}}]");

        assertThat(IntStream.range(0, 4).mapToObj(i -> status(script, "t" + i)).toList())
                .containsExactly(Optional.empty(), Optional.of(429), Optional.of(429), Optional.empty());
    }

    @Test
    void aRuleMayBeForFirstTriesOnly() {
        FaultScript script = script("[{when: {calls-of-token: 1}, then: {kind: reset, billed: true}}]");

        assertThat(script.decide("key", "", "", "", 1).orElseThrow().bills()).isTrue();
        assertThat(script.decide("key", "", "", "", 2)).isEmpty();
    }

    @Test
    void aRuleMayLookAtTheTexts() {
        FaultScript script = script("[{when: {prompt: sofa, image-url: /p/}, then: {status: 400}}]");

        assertThat(script.decide("", "a red sofa", "m", "https://a/p/1.jpg", 1)).isPresent();
        assertThat(script.decide("", "a red sofa", "m", "https://a/q/1.jpg", 1)).isEmpty();
        assertThat(script.decide("", "a red lamp", "m", "https://a/p/1.jpg", 1)).isEmpty();
    }

    @Test
    void aWindowOfTimeStartsWithTheFirstCall() {
        FaultScript script = script("[{when: {since-first-call: 0s..15s}, then: {status: 503}}]");
        nanos.addAndGet(60_000_000_000L);

        assertThat(status(script, "a")).contains(503);
        nanos.addAndGet(14_900_000_000L);
        assertThat(status(script, "b")).contains(503);
        nanos.addAndGet(200_000_000L);
        assertThat(status(script, "c")).isEmpty();
    }

    @Test
    void aRuleMayApplyASetNumberOfTimes() {
        FaultScript script = script("[{when: {times: 2}, then: {status: 500}}]");

        assertThat(IntStream.range(0, 5)
                        .filter(i -> status(script, "t").isPresent())
                        .count())
                .isEqualTo(2);
    }

    @Test
    void chanceHitsTheSameTokensWhateverTheOrder() {
        String rules = "[{when: {probability: 0.2, seed: 9, calls-of-token: 1}, then: {status: 500}}]";
        FaultScript forwards = script(rules);
        FaultScript backwards = script(rules);

        var one = IntStream.range(0, 1_000)
                .filter(i -> status(forwards, "t" + i).isPresent())
                .boxed()
                .toList();
        var other = IntStream.range(0, 1_000)
                .map(i -> 999 - i)
                .filter(i -> status(backwards, "t" + i).isPresent())
                .sorted()
                .boxed()
                .toList();
        assertThat(one).isEqualTo(other).hasSizeBetween(150, 250);
    }

    @Test
    void rulesMayStandInAFileAsYamlOrJson() throws Exception {
        Path yaml = Files.writeString(temp.resolve("f.yaml"), "- when: {calls: 1}\n  then: {status: 502}\n");
        Path json = Files.writeString(temp.resolve("f.json"), "[{\"then\":{\"status\":502}}]");

        assertThat(status(script(yaml.toString()), "t")).contains(502);
        assertThat(status(script(json.toString()), "t")).contains(502);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense|must be none, one of flaky, garbled, hang, job-failures",
                "[{name: x, then: {status: 7}}]|sandbox.faults, x: status must be 100 to 599, was 7",
                "[{then: {kind: explode}}]|kind at submit must be one of [answer, delay",
                "[{when: {at: poll}, then: {kind: empty}}]|kind at poll must be one of [answer, delay",
                "[{when: {at: job}, then: {status: 500}}]|kind at job must be one of [delay, empty",
                "[{when: {at: night}, then: {status: 500}}]|at must be one of [submit, poll, job, webhook], was night",
                "[{when: {calls: 5..3}, then: {status: 500}}]|a span must grow",
                "[{when: {cals: 1}, then: {status: 500}}]|there is no field cals",
                "[{when: {calls: 1}}]|then is missing",
                "[{then: {kind: delay, delay: soon}}]|a duration must look like",
                "[{when: {probability: 2}, then: {status: 500}}]|probability must be 0 to 1"
            })
    void aWrongRuleIsRefusedWithItsReason(String spec, String reason) {
        assertThatThrownBy(() -> script(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private FaultScript script(String spec) {
        return new FaultScript(spec, nanos::get);
    }

    private static Optional<Integer> status(FaultScript script, String token) {
        return script.decide(token, "prompt", "model", "", 1).map(FaultAction::status);
    }
}
