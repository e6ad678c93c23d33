package io.darkroom.app.http;

import io.darkroom.app.local.Installation;
import io.darkroom.app.status.StatusLookup;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the server can tell of. Any thread.
 *
 * @param instance name of the process
 * @param health what health is judged by, now
 * @param installation Kafka; empty until it was reached
 * @param metrics the metrics in Prometheus' text format
 * @param status looks for names; empty until Kafka was reached
 * @param doors what else is answered: webhooks, assets
 */
public record Telling(
        String instance,
        Supplier<HealthFacts> health,
        Supplier<Optional<Installation>> installation,
        Supplier<String> metrics,
        Supplier<Optional<StatusLookup>> status,
        Doors doors) {}
