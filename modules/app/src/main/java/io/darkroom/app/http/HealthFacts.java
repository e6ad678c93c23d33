package io.darkroom.app.http;

import io.darkroom.pipeline.stream.state.StageState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What health is judged by. Any thread.
 *
 * @param begin when the process began; UTC
 * @param registry since when the schema registry does not answer, and what it was asked; empty while it does
 * @param stages the stages of this process by name; none before they are made
 * @param gates the gate of each provider that generation works for here
 */
public record HealthFacts(Instant begin, Optional<Cause> registry, Map<String, StageState> stages, List<Gate> gates) {
    public HealthFacts {
        stages = Map.copyOf(stages);
        gates = List.copyOf(gates);
    }

    /**
     * What keeps calls back.
     *
     * @param provider the provider
     * @param hold why it is held
     * @param outage why it does not work
     * @param waitUntil end of the wait that the provider asked for; UTC
     * @param silence for how long no call was answered although some have left
     */
    public record Gate(
            String provider, Optional<Cause> hold, Optional<Cause> outage, Instant waitUntil, Duration silence) {}

    /**
     * Something that is waited for.
     *
     * @param text in words
     * @param since UTC
     */
    public record Cause(String text, Instant since) {}
}
