package io.darkroom.app.http;

import io.darkroom.pipeline.stream.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What health is judged by. Any thread.
 *
 * @param begin when the process began; UTC
 * @param stages the stages of this process by name; none before they are made
 * @param gates the gate of each provider that generation works for here
 */
public record HealthFacts(Instant begin, Map<String, StageState> stages, List<Gate> gates) {
    public HealthFacts {
        stages = Map.copyOf(stages);
        gates = List.copyOf(gates);
    }

    /**
     * What keeps calls back.
     *
     * @param provider the provider
     * @param hold why it is held and since when, in words
     * @param heldSince since when; UTC
     * @param breakerOpen whether the provider does not work
     * @param waitUntil end of the wait that the provider asked for; UTC
     */
    public record Gate(
            String provider,
            Optional<String> hold,
            Optional<Instant> heldSince,
            boolean breakerOpen,
            Instant waitUntil) {}
}
