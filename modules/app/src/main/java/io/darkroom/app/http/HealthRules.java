package io.darkroom.app.http;

import io.darkroom.app.http.HealthReport.Check;
import io.darkroom.app.http.HealthReport.Verdict;
import io.darkroom.app.wording.Counted;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.pipeline.stream.state.StageState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Judges the health of a process. Live: a new process would not be better off. Started: each stage has worked once. Ready:
 * it works now. A provider that is held is no fault of the process: a warning. Pure, any thread.
 */
final class HealthRules {
    /** Longer than a slow API takes for a picture. */
    private static final Duration LONG_SILENCE = Duration.ofMinutes(3);

    private HealthRules() {}

    /** Fails only when a stage has failed for good. */
    static HealthReport live(HealthFacts facts) {
        return new HealthReport(stages(facts, state -> state.phase() != Phase.FAILED));
    }

    /** Fails until each stage has worked once. */
    static HealthReport started(HealthFacts facts) {
        List<Check> checks = new ArrayList<>(stages(facts, state -> state.started() && state.phase() != Phase.FAILED));
        checks.addAll(starting(facts));
        return new HealthReport(checks);
    }

    /**
     * Fails while a stage does not work or Kafka does not answer; warns while the provider is left alone, and while the schema
     * registry does not answer: what works knows its schemas.
     */
    static HealthReport ready(HealthFacts facts, Check kafka, Instant now) {
        List<Check> checks = new ArrayList<>(stages(facts, state -> state.phase() == Phase.RUNNING));
        checks.addAll(starting(facts));
        facts.gates().forEach(gate -> checks.add(gate(gate, now)));
        if (!facts.stages().isEmpty()) {
            facts.registry().ifPresent(silence -> checks.add(silent(Verdict.WARN, silence)));
        }
        checks.add(kafka);
        return new HealthReport(checks);
    }

    private static List<Check> starting(HealthFacts facts) {
        if (!facts.stages().isEmpty()) {
            return List.of();
        }
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "process:state",
                Verdict.FAIL,
                "STARTING",
                Optional.of(facts.begin()),
                Optional.of("Kafka, topics and schemas are looked at; no stage has begun.")));
        facts.registry().ifPresent(silence -> checks.add(silent(Verdict.FAIL, silence)));
        return checks;
    }

    private static Check silent(Verdict verdict, HealthFacts.Cause silence) {
        return kept("registry:answer", verdict, "SILENT", silence);
    }

    private static List<Check> stages(HealthFacts facts, Function<StageState, Boolean> well) {
        List<Check> checks = new ArrayList<>();
        for (Map.Entry<String, StageState> stage : new TreeMap<>(facts.stages()).entrySet()) {
            StageState state = stage.getValue();
            boolean good = well.apply(state);
            checks.add(new Check(
                    stage.getKey() + ":state",
                    good ? Verdict.PASS : Verdict.FAIL,
                    state.phase().name(),
                    Optional.of(state.since()),
                    good ? Optional.empty() : Optional.of(sentence(state))));
        }
        return checks;
    }

    private static String sentence(StageState state) {
        String failure = state.lastFailure().map(line -> ": " + line).orElse("");
        return switch (state.phase()) {
            case STARTING -> "It joins its group.";
            case RESTORING ->
                "Stores are restored: %s, about %s left."
                        .formatted(Counted.of(state.stores(), "store"), Counted.of(state.records(), "record"));
            case RUNNING -> "It works.";
            case REBALANCING -> "Tasks move between the processes.";
            case RESTARTING -> "A stream thread failed, a new client takes its place" + failure + ".";
            case FAILED -> "It has failed and will not come back" + failure + ".";
            case STOPPED -> "It was told to stop.";
        };
    }

    private static Check gate(HealthFacts.Gate gate, Instant now) {
        String name = gate.provider() + ":gate";
        if (gate.hold().isPresent()) {
            return kept(name, Verdict.WARN, "HELD", gate.hold().get());
        }
        if (gate.outage().isPresent()) {
            return kept(name, Verdict.WARN, "BREAKER_OPEN", gate.outage().get());
        }
        if (gate.waitUntil().isAfter(now)) {
            return new Check(
                    name,
                    Verdict.WARN,
                    "WAITING",
                    Optional.empty(),
                    Optional.of("The provider asked to be left alone until " + gate.waitUntil() + "."));
        }
        if (gate.silence().compareTo(LONG_SILENCE) >= 0) {
            Instant since = now.minus(gate.silence());
            return kept(
                    name,
                    Verdict.WARN,
                    "UNANSWERED",
                    new HealthFacts.Cause(
                            "Calls have left and none was answered since; they end by call-timeout.", since));
        }
        return new Check(name, Verdict.PASS, "OPEN", Optional.empty(), Optional.empty());
    }

    private static Check kept(String name, Verdict verdict, String value, HealthFacts.Cause cause) {
        return new Check(name, verdict, value, Optional.of(cause.since()), Optional.of(cause.text()));
    }
}
