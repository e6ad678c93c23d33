package io.darkroom.app.serve;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.http.HealthFacts;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.status.StatusLookup;
import io.darkroom.app.status.search.StatusReader;
import io.darkroom.app.webhook.Inbox;
import io.darkroom.pipeline.generate.gate.GateState;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.gate.Outage;
import io.darkroom.pipeline.stream.state.StageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far this process has come: nothing, Kafka reached, the registry waited for, stages made. Any thread. */
final class Presence {
    private final DarkroomConfig config;
    private final RegistryWatch registry;
    private final Instant begin = Instant.now();
    private volatile Optional<Installation> installation = Optional.empty();
    private volatile Optional<StatusLookup> lookup = Optional.empty();
    private volatile Optional<Stages> stages = Optional.empty();

    /** @param registry how the start waits for the schema registry */
    Presence(DarkroomConfig config, RegistryWatch registry) {
        this.config = config;
        this.registry = registry;
    }

    void reached(Installation kafka) {
        lookup = Optional.of(new StatusLookup(new StatusReader(config, kafka, note -> {})));
        installation = Optional.of(kafka);
    }

    void started(Stages running) {
        stages = Optional.of(running);
    }

    RegistryWatch registry() {
        return registry;
    }

    Optional<Installation> installation() {
        return installation;
    }

    Optional<StatusLookup> status() {
        return lookup;
    }

    /** Takes the webhooks of a provider; empty until its stage was made. */
    Optional<Inbox> inbox(String provider) {
        return stages.flatMap(running -> running.inbox(provider));
    }

    HealthFacts health() {
        Map<String, StageState> states = stages.map(Stages::states).orElse(Map.of());
        List<HealthFacts.Gate> gates = new ArrayList<>();
        stages.ifPresent(running -> running.gates().forEach((provider, gate) -> gates.add(gate(provider, gate))));
        return new HealthFacts(begin, registry.silence(), states, gates);
    }

    private static HealthFacts.Gate gate(String provider, GateState gate) {
        return new HealthFacts.Gate(
                provider,
                gate.hold().map(Presence::cause),
                gate.outage().map(Presence::cause),
                gate.waitUntil(),
                gate.silence());
    }

    private static HealthFacts.Cause cause(Outage outage) {
        return new HealthFacts.Cause(
                "The provider does not work; it is asked again by one call at a time. %s: %s"
                        .formatted(outage.why(), outage.error()),
                outage.since());
    }

    private static HealthFacts.Cause cause(Hold hold) {
        String why = hold.why().map(Enum::name).orElse("held by an operator");
        return new HealthFacts.Cause(hold.error().isEmpty() ? why : why + ": " + hold.error(), hold.since());
    }
}
